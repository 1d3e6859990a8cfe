package io.bindery.formats.docx;

import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;

/** Documents of this module's tests. */
final class Documents {

    static final String MAIN = "word/document.xml";
    static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private Documents() {}

    private static String part(String root, String namespaces, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + root + " " + namespaces + ">"
                + content + "</" + root + ">";
    }

    private static String word(String root, String content) {
        return part(
                "w:" + root,
                "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                        + " xmlns:r=\"" + OFFICE.substring(0, OFFICE.length() - 1) + "\"",
                content);
    }

    /** Relationships, as kind, target and, for one outside, a third cell. */
    static String relationships(String... rows) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            String[] cells = rows[i].split(" ");
            String kind = cells[0].contains("/") ? cells[0] : OFFICE + cells[0];
            all.append("<Relationship Id=\"r" + i + "\" Type=\"" + kind + "\" Target=\"" + cells[1] + "\""
                    + (cells.length > 2 ? " TargetMode=\"External\"" : "") + "/>");
        }
        return part(
                "Relationships",
                "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"",
                all.toString());
    }

    static String p(String style, String runs) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + runs + "</w:p>";
    }

    static String r(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    static String body(String content) {
        return word("document", "<w:body>" + content + "<w:sectPr/></w:body>");
    }

    static final String TEXT = p("Titel", r("The Winter Garden"))
            + p("Verzeichnis1", r("First snow") + "<w:r><w:tab/></w:r>" + r("3"))
            + p("berschrift1", r("First ") + r("snow"))
            + "<w:p>" + r("It was a cold and ") + "<w:r><w:rPr><w:i/></w:rPr><w:t>very</w:t></w:r>"
            + r(" white morning.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            + "<w:p>" + r("Un") + "<w:r><w:noBreakHyphen/></w:r>" + r("seen") + "<w:r><w:br/></w:r>" + r("line")
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
            + p("Sonder", r("Second"))
            + "<w:tbl><w:tr><w:tc><w:p>" + r("left") + "</w:p></w:tc><w:tc><w:p>" + r("right")
            + "</w:p></w:tc></w:tr></w:tbl>"
            + "<w:p>" + r("The gardener went home.") + "</w:p>";

    static EpubBuilder good() {
        return EpubBuilder.empty()
                .remove("mimetype")
                .add(
                        "[Content_Types].xml",
                        part(
                                "Types",
                                "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"",
                                "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\""
                                        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"))
                .add(
                        "_rels/.rels",
                        relationships(
                                "officeDocument word/document.xml",
                                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties docProps/core.xml",
                                "custom-properties docProps/custom.xml"))
                .add(
                        "docProps/core.xml",
                        part(
                                "cp:coreProperties",
                                "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"",
                                "<dc:title>The Winter Garden</dc:title><dc:creator>Ada White; Tom Reed</dc:creator>"
                                        + "<dc:description>Of snow.</dc:description><cp:keywords>garden, winter</cp:keywords>"
                                        + "<dc:language>en-GB</dc:language><dcterms:modified>2025-01-02T03:04:05Z</dcterms:modified>"))
                .add(
                        "docProps/custom.xml",
                        part(
                                "Properties",
                                "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                                        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"",
                                "<property pid=\"2\" name=\"Subtitle\"><vt:lpwstr>A year of snow</vt:lpwstr></property>"
                                        + "<property pid=\"3\" name=\"ISBN\"><vt:lpwstr>978-3-16-148410-0</vt:lpwstr></property>"))
                .add(
                        "word/_rels/document.xml.rels",
                        relationships(
                                "styles styles.xml", "footnotes footnotes.xml", "hyperlink https://example.org/ out"))
                .add(
                        "word/styles.xml",
                        word(
                                "styles",
                                "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-US\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                                        + style("Titel", "Title", "")
                                        + style("Verzeichnis1", "toc 1", "")
                                        + style("berschrift1", "heading 1", "")
                                        + style("Sonder", "My special", "berschrift1")))
                .add(
                        "word/footnotes.xml",
                        word(
                                "footnotes",
                                "<w:footnote w:id=\"2\"><w:p>" + r("By the old calendar.") + "</w:p></w:footnote>"))
                .add(MAIN, body(TEXT));
    }

    private static String style(String id, String name, String basedOn) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>"
                + (basedOn.isEmpty() ? "" : "<w:basedOn w:val=\"" + basedOn + "\"/>") + "</w:style>";
    }

    /** The good document with more at the end of its text. */
    static EpubBuilder with(String content) {
        return good().add(MAIN, body(TEXT + content));
    }

    static TestBook book(EpubBuilder archive) {
        return TestBook.of("book.docx", DocxHandler.DOCX, archive.bytes());
    }
}
