package io.bindery.converters.pandoc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.conversion.source.Formats;
import io.bindery.testkit.ConverterContract;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.EpubErrors;
import io.bindery.testkit.InstalledProgram;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PandocConverterTest extends ConverterContract {

    private final PandocConverter converter = new PandocConverter(60, 1L << 30, () -> {});

    @BeforeAll
    static void pandoc() {
        InstalledProgram.required("pandoc", "pandoc");
    }

    @Override
    protected Converter converter() {
        return converter;
    }

    @Override
    protected TestBook book() {
        return TestBook.of("manuscript.docx", Formats.DOCX, docx());
    }

    @Override
    protected MediaType target() {
        return Formats.EPUB;
    }

    @Override
    protected void assertMade(Path made) throws Exception {
        assertThat(EpubErrors.of(made)).isEmpty();
        assertThat(texts(made)).contains("Call me Ishmael.", "Loomings", "<table", "A Whale of a Title");
        assertThat(texts(made)).contains("<dc:creator", "H. Melville", "<dc:language>en-US</dc:language>");
    }

    /** A manuscript of two chapters, a list and a table, whose properties hold what its text does not: title, author, language. */
    private static byte[] docx() {
        String w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        String relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        String core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        return zip(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
                "_rels/.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='"
                        + relation + "' Target='word/document.xml'/></Relationships>",
                "docProps/core.xml",
                "<cp:coreProperties xmlns:cp='" + core
                        + "' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>A Whale of a Title</dc:title>"
                        + "<dc:creator>H. Melville</dc:creator><dc:language>en_US</dc:language></cp:coreProperties>",
                "word/styles.xml",
                "<w:styles " + w
                        + "><w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='heading 1'/></w:style></w:styles>",
                "word/document.xml",
                "<w:document " + w + "><w:body>" + heading("Loomings") + words("Call me Ishmael.")
                        + heading("The Carpet-Bag")
                        + words("I stuffed a shirt or two.")
                        + "<w:tbl><w:tr><w:tc>" + words("a") + "</w:tc><w:tc>" + words("b")
                        + "</w:tc></w:tr></w:tbl></w:body></w:document>");
    }

    private static String heading(String text) {
        return "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String words(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                ZipEntry entry = new ZipEntry(namesAndTexts[i]);
                entry.setTime(946_684_800_000L);
                zip.putNextEntry(entry);
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String texts(Path book) throws java.io.IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().matches(".*\\.(xhtml|opf)")) {
                    all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }

    private String made(MediaType type, String text) throws Exception {
        return made(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private String made(MediaType type, byte[] bytes) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter.convert(TestBook.of("manuscript", type, bytes), Formats.EPUB, context);
            assertThat(EpubErrors.of(made)).isEmpty();
            return texts(made);
        }
    }

    @Test
    void markdown_becomes_a_valid_epub_without_anything_from_outside() throws Exception {
        String text = made(
                Formats.MARKDOWN,
                "---\ntitle: Notes\nlang: de\n---\n\n# Eins\n\nWort[^1] ![secret](/etc/passwd) ![far](http://127.0.0.1:9/a.png)\n\n"
                        + "<center><font color=red>alt</center>\n\n<script>x()</script>\n\n[weg](#nirgends) $x^2$\n\n[^1]: Fuss.\n");
        assertThat(text)
                .contains("Wort", "Fuss", "alt", "weg", "<dc:language>de</dc:language>", "<math")
                .doesNotContain("root:", "<script", "127.0.0.1");
    }

    @Test
    void html_of_old_becomes_a_valid_epub() throws Exception {
        String text = made(
                Formats.HTML,
                "<html><head><title>Old</title></head><body bgcolor=white><h1 align=center>One</h1><p>a<ul><li>b<ul><ul><li>c</ul></ul></ul>"
                        + "<table border=1><tr><td nowrap>d<td><img src=file:///etc/passwd></table><p><a name=x>e</a><a href=#gone>f</a></body></html>");
        assertThat(text).contains("One", ">a<", "<dc:title", "Old");
    }

    @Test
    void open_document_becomes_a_valid_epub_with_its_properties() throws Exception {
        EpubBuilder odt = EpubBuilder.empty().add("mimetype", "application/vnd.oasis.opendocument.text");
        String names =
                "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                        + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'";
        odt.add(
                "content.xml",
                "<office:document-content " + names + " office:version='1.2'><office:body><office:text>"
                        + "<text:h text:outline-level='1'>One</text:h><text:p>It was dark.</text:p></office:text></office:body></office:document-content>");
        odt.add(
                "styles.xml",
                "<office:document-styles " + names
                        + " office:version='1.2'><office:font-face-decls/><office:styles/><office:automatic-styles/>"
                        + "<office:master-styles/></office:document-styles>");
        odt.add(
                "meta.xml",
                "<office:document-meta " + names + "><office:meta><dc:title>Dark &quot;Night&quot;</dc:title>"
                        + "<meta:initial-creator>A. B.</meta:initial-creator><dc:creator>Typist</dc:creator></office:meta></office:document-meta>");
        String text = made(Formats.ODT, odt.bytes());
        assertThat(text).contains("It was dark.", "Dark \"Night\"", "A. B.").doesNotContain("Typist");
    }

    @Test
    void a_manuscript_without_a_title_gets_its_first_heading() throws Exception {
        String text = made(Formats.MARKDOWN, "# Loomings\n\nCall me Ishmael.\n");
        assertThat(text).contains("<dc:title>Loomings</dc:title>").doesNotContain("UNTITLED");
    }
}
