package io.bindery.formats.fb2;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.NestedArchives;
import io.bindery.hardened.zip.ZipLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Recognises FictionBook by its root element, also in an archive with one {@code .fb2} file. XML and archives without that sign which
 * their sender calls {@code .fb2} are claimed, so that he is told what is wrong with his book.
 */
@Component(property = "bindery.plugin=fb2")
public final class FictionBookDetector implements FormatDetector {

    private static final int HEAD = 8_192;
    private static final XmlLimits LIMITS = new XmlLimits(HEAD, 10, 100, 10_000);

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        if (NestedArchives.begins(head)) {
            return inArchive(file);
        }
        Root root = root(head);
        if (root.name.equals("FictionBook")) {
            boolean own = root.namespace.equals(Vocabulary.NAMESPACE);
            return is(FictionBookHandler.FB2, own ? Confidence.CERTAIN : Confidence.LIKELY);
        }
        String name = file.fileName().toLowerCase(Locale.ROOT);
        boolean xml = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1).contains("<?xml");
        return xml && name.endsWith(".fb2") ? is(FictionBookHandler.FB2, Confidence.CLAIMED) : Optional.empty();
    }

    private static Optional<Detection> inArchive(BookContent file) throws IOException {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        boolean claimed = name.endsWith(".fb2") || name.endsWith(".fb2.zip") || name.endsWith(".fbz");
        Optional<Detection> claim = claimed ? is(FictionBookHandler.ZIPPED, Confidence.CLAIMED) : Optional.empty();
        try (HardenedZip zip = HardenedZip.open(file.file(), ZipLimits.DEFAULT)) {
            List<String> books = FictionBookFile.names(zip);
            if (books.size() != 1) {
                return claim;
            }
            return isFictionBook(zip, books.get(0)) ? is(FictionBookHandler.ZIPPED, Confidence.CERTAIN) : claim;
        } catch (RejectedException e) {
            // Damaged or hostile: no sign to be seen. If it claims to be a FictionBook, validation will say what is
            // wrong.
            return claim;
        }
    }

    private static boolean isFictionBook(HardenedZip zip, String name) {
        try (InputStream in = zip.read(name)) {
            return root(in.readNBytes(HEAD)).name.equals("FictionBook");
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Root root(byte[] head) throws IOException {
        Root root = new Root();
        try {
            HardenedXml.parse(new ByteArrayInputStream(head), "book.fb2", root, LIMITS);
        } catch (SAXException | RejectedException | java.io.CharConversionException e) {
            // The rest is cut off, so most end here; what was seen stands.
            return root;
        } catch (java.io.UnsupportedEncodingException e) {
            return root;
        }
        return root;
    }

    private static Optional<Detection> is(MediaType type, Confidence confidence) {
        return Optional.of(new Detection(type, confidence));
    }

    /** The name of the outermost element; the parser is stopped there. */
    private static final class Root extends DefaultHandler2 {
        private String name = "";
        private String namespace = "";

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            name = localName;
            namespace = uri;
            throw new SAXException("seen enough");
        }
    }
}
