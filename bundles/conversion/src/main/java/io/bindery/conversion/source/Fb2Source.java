package io.bindery.conversion.source;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Well-formed XML with the root FictionBook. */
final class Fb2Source implements SourceCheck {

    /** Pictures stand in the document itself, so it may be large. */
    private static final XmlLimits LIMITS = new XmlLimits(256L << 20, 500, 100_000, 10_000_000);

    @Override
    public void check(Path file) throws RejectedException, IOException {
        String[] root = {""};
        DefaultHandler2 handler = new DefaultHandler2() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                root[0] = root[0].isEmpty() ? local : root[0];
            }
        };
        try (InputStream in = Files.newInputStream(file)) {
            HardenedXml.parse(in, "book.fb2", handler, LIMITS);
        } catch (SAXException e) {
            throw SourceCheck.rejection(SourceError.NOT_OF_ITS_FORMAT, "no well-formed XML: " + e.getMessage());
        }
        if (!root[0].equals("FictionBook")) {
            throw SourceCheck.rejection(SourceError.NOT_OF_ITS_FORMAT, "its root element is not FictionBook");
        }
    }
}
