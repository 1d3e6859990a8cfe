package io.bindery.formats.epub.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest valid EPUB 3 that touches the schemas of package, navigation, content and style. */
final class TinyEpub {

    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
              <rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles>
            </container>
            """;

    private static final String PACKAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:identifier id="id">urn:uuid:6a8ad4f0-6bd1-4b5e-9d3d-2a2c5f8e7b11</dc:identifier>
                <dc:title>Tiny</dc:title>
                <dc:language>en</dc:language>
                <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
              </metadata>
              <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="css" href="style.css" media-type="text/css"/>
              </manifest>
              <spine><itemref idref="nav"/></spine>
            </package>
            """;

    private static final String NAV = """
            <?xml version="1.0" encoding="UTF-8"?>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
              <head><title>Tiny</title><link rel="stylesheet" href="style.css"/></head>
              <body><nav epub:type="toc"><ol><li><a href="nav.xhtml">Tiny</a></li></ol></nav></body>
            </html>
            """;

    private TinyEpub() {}

    static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "mimetype", "application/epub+zip", true);
            add(zip, "META-INF/container.xml", CONTAINER, false);
            add(zip, "package.opf", PACKAGE, false);
            add(zip, "nav.xhtml", NAV, false);
            add(zip, "style.css", "p { margin: 0 }", false);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text, boolean stored) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
