package io.bindery.hardened.xml;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.hardened.HostileContentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Looks at a file before a parser that we do not control gets it: refuses a document whose own DOCTYPE declares entities
 * that expand without bounds, that is nested too deep, or that has mark-up too long to keep in memory. Cheap for most:
 * they are parsed to the start of their root element only, and watched from there on. A document that
 * is not well-formed passes; to say so is the other parser's part. Safe for use by several threads.
 */
public final class EntityGuard {

    private final XmlLimits limits;

    /** @param limits what a document with entities of its own may ask for */
    public EntityGuard(XmlLimits limits) {
        this.limits = limits;
    }

    /**
     * Checks one file of any kind.
     *
     * @param in its bytes; not closed
     * @param path where it lies in the book
     * @return an error with the code {@link XmlError#EXTERNAL_ENTITY}, if it asks for a file or address outside of the book
     * @throws RejectedException if it is an XML document that breaks a limit
     * @throws IOException if the bytes cannot be read
     */
    public Optional<Finding> check(InputStream in, String path) throws RejectedException, IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        XmlHead head = XmlHead.of(bytes);
        if (!head.looksLikeXml()) {
            return Optional.empty();
        }
        WatchedStream watched = new WatchedStream(bytes, head, path, limits);
        Prologue prologue = new Prologue(watched::gaveUp);
        try {
            parse(watched, head, path, prologue);
            watched.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (HostileContentException e) {
            throw e.rejection();
        }
        return prologue.asksOutside(path);
    }

    private void parse(InputStream bytes, XmlHead head, String path, Prologue prologue)
            throws RejectedException, IOException {
        // A parser may take a document without any other sign for UTF-8 and put up with bytes that are not; so do we,
        // or a bad byte in front of the bomb would hide the bomb from us alone.
        InputSource source;
        if (head.marked()) {
            source = new InputSource(bytes);
        } else {
            if (head.hasUtf8Mark()) {
                bytes.skipNBytes(3);
            }
            source = new InputSource(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
        try {
            HardenedXml.parse(source, path, prologue, limits);
        } catch (SAXException e) {
            // Not well-formed, or the root element was reached without meeting a declaration: both harmless here.
            return;
        }
    }

    /** Goes on behind the start of the root element only if the document has declarations of its own. */
    private static final class Prologue extends DefaultHandler2 {

        private static final SAXException HARMLESS = new SAXException("nothing declared");
        private static final Pattern OUTSIDE =
                Pattern.compile("(?!urn:|about:)[A-Za-z][A-Za-z0-9+.-]*:.*|[/\\\\].*|(.*[/\\\\])?\\.\\.[/\\\\].*");
        private static final int SHOWN = 200;

        private final BooleanSupplier goOn;
        private boolean inExternalSubset;
        private boolean declares;
        private @Nullable String outside;

        Prologue(BooleanSupplier goOn) {
            this.goOn = goOn;
        }

        @Override
        public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
            remember(publicId, systemId);
        }

        @Override
        public void startEntity(String name) {
            inExternalSubset |= name.equals("[dtd]");
        }

        @Override
        public void endEntity(String name) {
            inExternalSubset &= !name.equals("[dtd]");
        }

        @Override
        public void internalEntityDecl(String name, String value) {
            declares |= !inExternalSubset;
        }

        @Override
        public void externalEntityDecl(String name, @Nullable String publicId, @Nullable String systemId) {
            remember(publicId, systemId);
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            if (!declares && !goOn.getAsBoolean()) {
                throw HARMLESS;
            }
        }

        /** What has a public name is meant by that: the well-known character entities, for which each reader has a copy. */
        private void remember(@Nullable String publicId, @Nullable String systemId) {
            boolean named = publicId != null && (publicId.startsWith("-//") || publicId.startsWith("+//"));
            if (outside == null
                    && !named
                    && systemId != null
                    && !systemId.equals(LocalEntities.SYSTEM_ID)
                    && OUTSIDE.matcher(systemId).matches()) {
                outside = systemId.substring(0, Math.min(SHOWN, systemId.length()));
            }
        }

        Optional<Finding> asksOutside(String path) {
            return Optional.ofNullable(outside)
                    .map(systemId -> new Finding(
                            XmlError.EXTERNAL_ENTITY.code(),
                            Severity.ERROR,
                            "bindery",
                            "asks its reader to open " + systemId + ", which is not a part of the book",
                            XmlError.EXTERNAL_ENTITY.remedy(),
                            Location.of(path)));
        }
    }
}
