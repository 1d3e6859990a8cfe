package io.bindery.formats.odt;

import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;

/** Documents of this module's tests. */
final class Documents {

    static final String TEXT = """
            <text:table-of-content><text:index-body><text:p>First snow<text:tab/>3</text:p></text:index-body></text:table-of-content>
            <text:p text:style-name="P1">The Winter Garden</text:p>
            <text:h text:outline-level="1">First <text:span>snow</text:span></text:h>
            <text:p>It was a cold<text:s text:c="3"/>and <text:span>very</text:span> white morning<text:note \
            text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>By the old \
            calendar.</text:p></text:note-body></text:note>.</text:p>
            <text:p>A<text:line-break/>line<text:tab/>more</text:p>
            <text:h text:outline-level="1">Second</text:h>
            <text:list><text:list-item><text:p>left</text:p></text:list-item><text:list-item><text:p>right</text:p></text:list-item></text:list>
            <text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>a drawing</svg:title></draw:frame>The gardener went home.</text:p>
            """;

    private Documents() {}

    private static String office(String root, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:" + root
                + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
                + " xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\""
                + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " office:version=\"1.3\">" + content + "</office:" + root + ">";
    }

    static String content(String text) {
        return office(
                "document-content",
                "<office:scripts/><office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>"
                        + "</office:automatic-styles><office:body><office:text>" + text
                        + "</office:text></office:body>");
    }

    static String meta(String fields) {
        return office("document-meta", "<office:meta>" + fields + "</office:meta>");
    }

    static String manifest(String more) {
        String entry = "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"";
        return "<?xml version=\"1.0\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                + entry.formatted("/", "application/vnd.oasis.opendocument.text") + "/>"
                + entry.formatted("content.xml", "text/xml") + "/>" + more + "</manifest:manifest>";
    }

    static EpubBuilder good() {
        return EpubBuilder.empty()
                .add("mimetype", "application/vnd.oasis.opendocument.text")
                .add("META-INF/manifest.xml", manifest(""))
                .add("content.xml", content(TEXT))
                .add("Pictures/a.png", "x")
                .add(
                        "styles.xml",
                        office(
                                "document-styles",
                                "<office:styles><style:default-style style:family=\"paragraph\"><style:text-properties"
                                        + " fo:language=\"de\" fo:country=\"CH\"/></style:default-style></office:styles>"))
                .add(
                        "meta.xml",
                        meta(
                                "<dc:title>The Winter Garden</dc:title><meta:initial-creator>Ada White</meta:initial-creator>"
                                        + "<dc:creator>The Office</dc:creator><dc:date>2025-01-02T03:04:05</dc:date>"
                                        + "<dc:language>en-GB</dc:language><dc:description>Of snow.</dc:description>"
                                        + "<meta:keyword>garden</meta:keyword><meta:keyword>winter</meta:keyword>"
                                        + "<meta:user-defined meta:name=\"Subtitle\">A year of snow</meta:user-defined>"
                                        + "<meta:user-defined meta:name=\"ISBN\">978-3-16-148410-0</meta:user-defined>"));
    }

    /** The good document with more at the end of its text. */
    static EpubBuilder with(String text) {
        return good().add("content.xml", content(TEXT + text));
    }

    static TestBook book(EpubBuilder archive) {
        return TestBook.of("book.odt", OdtHandler.ODT, archive.bytes());
    }
}
