package io.bindery.conversion.source;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * A whole archive with a container, and nothing in it in a cipher but fonts that are made unreadable, which is no protection (EPUB 3.3,
 * sections 4.2.6.3.2 and 4.4).
 */
final class EpubSource implements SourceCheck {

    private static final String ENCRYPTION = "META-INF/encryption.xml";

    private static final Set<String> FONTS =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    @Override
    public void check(Path file) throws RejectedException, IOException {
        try (HardenedZip zip = HardenedZip.open(file, ZipLimits.DEFAULT)) {
            if (!zip.contains("META-INF/container.xml")) {
                throw SourceCheck.rejection(SourceError.NOT_OF_ITS_FORMAT, "it has no META-INF/container.xml");
            }
            if (zip.contains("META-INF/rights.xml")
                    || zip.contains("META-INF/license.lcpl")
                    || zip.contains("META-INF/sinf.xml")) {
                throw SourceCheck.rejection(
                        SourceError.PROTECTED, "it has a licence of a protection system in META-INF");
            }
            if (zip.contains(ENCRYPTION)) {
                ciphers(zip);
            }
            zip.readAll((name, content) -> {});
        }
    }

    private static void ciphers(HardenedZip zip) throws RejectedException, IOException {
        boolean[] hidden = {false};
        DefaultHandler2 handler = new DefaultHandler2() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                hidden[0] |= local.equals("EncryptionMethod")
                        && !FONTS.contains(String.valueOf(attributes.getValue("Algorithm")));
            }
        };
        try (InputStream in = zip.read(ENCRYPTION)) {
            HardenedXml.parse(in, ENCRYPTION, handler, XmlLimits.DEFAULT);
        } catch (SAXException e) {
            throw SourceCheck.rejection(
                    SourceError.PROTECTED, ENCRYPTION + " cannot be read, so nobody knows what is in a cipher");
        }
        if (hidden[0]) {
            throw SourceCheck.rejection(SourceError.PROTECTED, ENCRYPTION + " names content in a cipher");
        }
    }
}
