package io.bindery.formats.pdf.metadata;

import io.bindery.api.error.RejectedException;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.XMPSchema;
import org.apache.xmpbox.type.AbstractField;
import org.apache.xmpbox.type.AbstractSimpleProperty;
import org.apache.xmpbox.type.ArrayProperty;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The XMP metadata of a PDF (ISO 32000-2, 14.3.2; ISO 16684-1), as far as it can be read. The document is tried on the hardened XML
 * parser before xmpbox may build its tree.
 */
final class Xmp {

    static final String DC = "http://purl.org/dc/elements/1.1/";
    static final String XMP = "http://ns.adobe.com/xap/1.0/";
    static final String PDF = "http://ns.adobe.com/pdf/1.3/";
    static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    /** PRISM has had a namespace for each of its versions. */
    static final List<String> PRISM = List.of(
            "http://prismstandard.org/namespaces/basic/3.0/",
            "http://prismstandard.org/namespaces/basic/2.2/",
            "http://prismstandard.org/namespaces/basic/2.1/",
            "http://prismstandard.org/namespaces/basic/2.0/",
            "http://prismstandard.org/namespaces/basic/1.2/");

    private static final XmlLimits LIMITS = new XmlLimits(4L << 20, 100, 1_000, 1 << 20);
    /** Descriptions of the types that a document uses beside the common ones (ISO 19005-1, 6.7.8). */
    private static final Pattern EXTENSIONS =
            Pattern.compile("(?s)<pdfaExtension:schemas\\b.*?</pdfaExtension:schemas>");

    private static final int LONGEST = 10_000;
    private static final int MOST_VALUES = 1_000;

    private final @Nullable XMPMetadata packet;
    private final String fault;

    private Xmp(@Nullable XMPMetadata packet, String fault) {
        this.packet = packet;
        this.fault = fault;
    }

    static Xmp of(OpenPdf pdf) {
        if (!(pdf.catalog().getDictionaryObject(COSName.METADATA) instanceof COSStream stream)) {
            return new Xmp(null, "");
        }
        try (InputStream in = stream.createInputStream()) {
            return parse(in.readNBytes((int) LIMITS.bytes() + 1));
        } catch (IOException e) {
            return new Xmp(null, "it cannot be unpacked: " + e.getMessage());
        }
    }

    private static Xmp parse(byte[] bytes) throws IOException {
        try {
            HardenedXml.parse(new ByteArrayInputStream(bytes), "", new DefaultHandler2(), LIMITS);
            return new Xmp(tree(bytes), "");
        } catch (RejectedException | SAXException | XmpParsingException e) {
            return new Xmp(null, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // xmpbox meets what it does not expect with exceptions of all kinds.
            return new Xmp(null, e.toString());
        }
    }

    private static XMPMetadata tree(byte[] bytes) throws XmpParsingException {
        try {
            return lenient().parse(bytes);
        } catch (XmpParsingException e) {
            // Whatever it does not understand of a description of types makes xmpbox drop all values.
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String rest = EXTENSIONS.matcher(text).replaceAll("");
            if (rest.length() == text.length()) {
                throw e;
            }
            return lenient().parse(rest.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static DomXmpParser lenient() throws XmpParsingException {
        DomXmpParser parser = new DomXmpParser();
        parser.setStrictParsing(false);
        return parser;
    }

    /** Why it cannot be read; empty if it can, or if there is none. */
    String fault() {
        return fault;
    }

    /** The values of a property in their order; empty if it is not there. */
    List<String> all(String namespace, String name) {
        XMPSchema schema = packet == null ? null : packet.getSchema(namespace);
        List<String> values = new ArrayList<>();
        if (schema != null) {
            collect(schema.getProperty(name), values);
        }
        return values;
    }

    /** The first value of a property; of a text in several languages, that is the one for all. */
    Optional<String> first(String namespace, String name) {
        return all(namespace, name).stream().findFirst();
    }

    private static void collect(@Nullable AbstractField field, List<String> values) {
        if (field instanceof ArrayProperty array) {
            for (AbstractField child : array.getAllProperties()) {
                if (values.size() < MOST_VALUES && child instanceof AbstractSimpleProperty) {
                    collect(child, values);
                }
            }
        } else if (field instanceof AbstractSimpleProperty simple) {
            String text = String.valueOf(raw(simple)).strip();
            if (!text.isEmpty()) {
                values.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
        }
    }

    /** As it is written: xmpbox would make {@code 1851} the first of January. */
    private static Object raw(AbstractSimpleProperty simple) {
        Object raw = simple.getRawValue();
        return raw == null ? simple.getStringValue() : raw;
    }
}
