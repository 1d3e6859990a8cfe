package io.bindery.conversion.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.EpubErrors;
import io.bindery.testkit.SmallBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault is found, counted and mended, and EPUBCheck then has no error. */
class EpubRepairTest {

    private static final BookDefaults DEFAULTS = BookDefaults.of("0123");

    @TempDir
    private Path folder;

    private record Mended(Path file, RepairReport report) {
        String text(String name) throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(
                        zip.getInputStream(zip.getEntry(name)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
    }

    private Mended mend(byte[] book) throws Exception {
        Path made = Files.write(Files.createTempFile(folder, "made", ".epub"), book);
        Path mended = made.resolveSibling(made.getFileName() + "-mended.epub");
        try (TestStepContext context = new TestStepContext()) {
            RepairReport report =
                    EpubRepair.mend(made, mended, Files.createTempDirectory(folder, "scratch"), DEFAULTS, context);
            return new Mended(mended, report);
        }
    }

    private static byte[] withBody(String body) {
        return document("<head><title>T</title></head><body>" + body + "</body>");
    }

    private static byte[] document(String content) {
        return SmallBook.builder()
                .add("EPUB/text.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'>" + content + "</html>")
                .remove("EPUB/overlay.smil")
                .bytes();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(
                        RepairError.ID, "<p id='a'>x</p><p id='a'>y</p><p id='b c'>z</p><p><a href='#b%20c'>z</a></p>"),
                Arguments.of(
                        RepairError.OBSOLETE_ELEMENT,
                        "<center><font color='red' size='5'>x</font><tt>y</tt><big>z</big></center>"),
                Arguments.of(
                        RepairError.OBSOLETE_ATTRIBUTE,
                        "<table border='1' cellpadding='2' width='50%' bgcolor='#fff'><tr valign='top'><td align='center' nowrap=''>x</td></tr></table>"
                                + "<p align='justify'>y</p><a name='here'>z</a><ul type='square'><li value='2' type='1'>l</li></ul><hr size='1' noshade=''/>"),
                Arguments.of(
                        RepairError.UNKNOWN_ELEMENT,
                        "<p>x<smarttag>y</smarttag><o:p xmlns:o='urn:o'/></p><blob><p>z</p></blob>"),
                Arguments.of(RepairError.UNKNOWN_ATTRIBUTE, "<p filepos='12' frog='x'>y</p>"),
                Arguments.of(
                        RepairError.NESTING,
                        "<p>a<p>b</p><ul><p>c</p><li>d</li><ul><li>e</li></ul>f</ul></p><span><div>g</div></span>"),
                Arguments.of(
                        RepairError.NESTING,
                        "<h2>a<p>b</p></h2><h1><ul><li>c</li></ul></h1><b><table><td>d</td></table></b>"),
                Arguments.of(
                        RepairError.NESTING,
                        "<li>a</li><li>b</li><dl><dd>c</dd></dl><dt>d</dt><td>e</td><tr><td>f</td></tr>"),
                Arguments.of(
                        RepairError.NESTING,
                        "<table>x<tbody><tr><td>a</td></tr></tbody><caption>c</caption><thead><tr><p>h</p></tr></thead><tr><td>b</td></tr><col/></table>"),
                Arguments.of(
                        RepairError.NESTING,
                        "<p><a href='#x' id='x'>a<a href='#x'>b</a></a></p><figcaption>c</figcaption><main/><main/>"),
                Arguments.of(
                        RepairError.EPUB_TYPE,
                        "<section type='chapter z3998:fiction'><p type='bridgehead'>x</p><p><a type='noteref' href='text.xhtml'>1</a></p></section>"),
                Arguments.of(RepairError.IMAGE, "<p><img src='picture.png'/><img alt='nothing'/></p>"),
                Arguments.of(
                        RepairError.DANGLING_LINK,
                        "<p><a href='#none'>x</a><a href='gone.xhtml'>y</a><a href='text.xhtml#none'>z</a><a href='kindle:pos:fid:1'>k</a><a href='picture.png'>p</a><a href='http://a b/'>q</a></p>"),
                Arguments.of(
                        RepairError.MISSING_RESOURCE,
                        "<p><img src='gone.png' alt='a cat'/><img src='gone2.png' alt=''/></p>"),
                Arguments.of(RepairError.REFERENCE, "<p aria-labelledby='none'>x</p>"),
                Arguments.of(
                        RepairError.NAMESPACE,
                        "<p><math><mi>x</mi></math></p><svg viewBox='0 0 1 1'><path d='M0 0'/></svg>"),
                Arguments.of(RepairError.MARKUP, "<p>a<br>b & c <b>d<p>e"),
                Arguments.of(
                        RepairError.VALUE,
                        "<p lang='en_US' dir='left'>x <img src='picture.png' alt='' width='50%' height='12px'/></p><table><tr><td colspan='0' rowspan='x'>y</td></tr></table>"),
                Arguments.of(RepairError.STYLE, "<p style='direction: rtl; color: red; nonsense'>x</p>"),
                Arguments.of(RepairError.REMOTE, "<p><img src='http://example.com/a.png' alt='far'/></p>"),
                Arguments.of(RepairError.SCRIPT, "<p onclick='go()'>x</p><script>alert(1)</script>"),
                Arguments.of(RepairError.HEAD, "<style>p{margin:0}</style><title>no</title><p>x</p>"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    void a_fault_of_any_kind_is_counted(RepairError fault, String body) throws Exception {
        Mended mended = mend(withBody(body));
        assertThat(mended.report().counts()).containsKey(fault);
        assertThat(mended.report().findings())
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    }

    /** A document a fault, in one book: to check a book takes a second, whatever is in it. */
    @Test
    void documents_of_all_faults_become_valid_and_no_word_is_lost() throws Exception {
        EpubBuilder book = SmallBook.builder();
        StringBuilder items = new StringBuilder();
        StringBuilder spine = new StringBuilder();
        List<Arguments> all = bodies().toList();
        for (int i = 0; i < all.size(); i++) {
            String body = (String) all.get(i).get()[1];
            String page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body>" + body;
            book.add(
                    "EPUB/fault" + i + ".xhtml",
                    body.endsWith("d<p>e") ? page : page + "<p>word" + i + "</p></body></html>");
            items.append("<item id='f" + i + "' href='fault" + i + ".xhtml' media-type='application/xhtml+xml'/>");
            spine.append("<itemref idref='f" + i + "'/>");
        }
        String opf = book.text("EPUB/package.opf")
                .replace("</manifest>", items + "</manifest>")
                .replace("</spine>", spine + "</spine>");
        Mended mended = mend(book.add("EPUB/package.opf", opf).bytes());
        assertThat(EpubErrors.of(mended.file())).isEmpty();
        for (int i = 0; i < all.size(); i++) {
            String body = (String) all.get(i).get()[1];
            String before = org.jsoup.Jsoup.parse(
                            body.replaceAll("(?s)<script.*?</script>|<style.*?</style>|<title.*?</title>", ""))
                    .text();
            String after = org.jsoup.Jsoup.parse(mended.text("EPUB/fault" + i + ".xhtml"))
                    .body()
                    .text();
            assertThat(sorted(after)).as(body).containsAll(sorted(before));
        }
    }

    private static List<String> sorted(String text) {
        return text.replaceAll("[^a-z0-9]", "")
                .chars()
                .sorted()
                .mapToObj(Character::toString)
                .toList();
    }

    @Test
    void effects_of_old_attributes_live_on_as_styles() throws Exception {
        String text = mend(withBody("<p align='center'><font color='red'>x</font></p>"))
                .text("EPUB/text.xhtml");
        assertThat(text).contains("style=\"text-align: center\"").contains("<span style=\"color: red\">x</span>");
    }

    @Test
    void a_document_without_title_gets_its_heading() throws Exception {
        Mended mended = mend(document("<head/><body><h1>Loomings</h1></body>"));
        assertThat(EpubErrors.of(mended.file())).isEmpty();
        assertThat(mended.text("EPUB/text.xhtml")).contains("<title>Loomings</title>");
        assertThat(mended.report().counts()).containsKey(RepairError.TITLE);
    }

    static Stream<Arguments> packages() {
        return Stream.of(
                Arguments.of(
                        RepairError.MANIFEST,
                        "</manifest>",
                        "<item id='gone' href='gone.xhtml' media-type='application/xhtml+xml'/><item id='t2' href='text.xhtml' media-type='application/xhtml+xml'/></manifest>"),
                Arguments.of(
                        RepairError.MANIFEST,
                        "<item id=\"picture\" href=\"picture.png\" media-type=\"image/png\"/>",
                        ""),
                Arguments.of(RepairError.ID, "id=\"picture\"", "id=\"1 2\""),
                Arguments.of(RepairError.MEDIA_TYPE, "media-type=\"image/png\"", "media-type=\"image/jpeg\""),
                Arguments.of(
                        RepairError.MEDIA_TYPE,
                        "href=\"text.xhtml\" media-type=\"application/xhtml+xml\"",
                        "href=\"text.xhtml\" media-type=\"text/html\""),
                Arguments.of(
                        RepairError.PROPERTY, "<item id=\"text\"", "<item properties=\"svg scripted\" id=\"text\""),
                Arguments.of(
                        RepairError.SPINE,
                        "<itemref idref=\"text\"/>",
                        "<itemref idref=\"text\" linear=\"no\"/><itemref idref=\"text\"/><itemref idref=\"none\"/>"),
                Arguments.of(
                        RepairError.GUIDE,
                        "</package>",
                        "<guide><reference type='text' href='gone.xhtml'/></guide></package>"),
                Arguments.of(
                        RepairError.METADATA,
                        "<dc:title>A Small Book</dc:title>",
                        "<dc:creator/><meta refines='#none' property='role'>aut</meta><meta property='x:y'>z</meta>"),
                Arguments.of(RepairError.METADATA, "<dc:language>en</dc:language>", "<dc:language>en_</dc:language>"),
                Arguments.of(RepairError.NAVIGATION, " properties=\"nav\"", ""),
                Arguments.of(RepairError.NCX, "<spine toc=\"ncx\">", "<spine>"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("packages")
    void a_package_of_any_fault_becomes_valid(RepairError fault, String good, String bad) throws Exception {
        EpubBuilder book = SmallBook.builder();
        String text = book.text("EPUB/package.opf");
        assertThat(text).contains(good);
        Mended mended =
                mend(book.add("EPUB/package.opf", text.replace(good, bad)).bytes());
        assertThat(EpubErrors.of(mended.file())).isEmpty();
        assertThat(mended.report().counts()).containsKey(fault);
    }

    @Test
    void navigation_of_any_form_becomes_a_list_of_links() throws Exception {
        String nav =
                "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>C</title></head><body>"
                        + "<nav epub:type='toc'><h1>Contents</h1><ul><li>Lost</li><li><a href='text.xhtml#none'>Text</a><ol/></li>"
                        + "<li><span>Part</span><ol><li><a href='gone.xhtml'>Gone</a></li></ol></li></ul></nav></body></html>";
        Mended mended = mend(SmallBook.builder().add("EPUB/nav.xhtml", nav).bytes());
        assertThat(EpubErrors.of(mended.file())).isEmpty();
        assertThat(mended.text("EPUB/nav.xhtml"))
                .contains("<a href=\"text.xhtml\">Text</a>")
                .doesNotContain("Gone");
    }

    @Test
    void style_sheets_lose_only_what_is_wrong() throws Exception {
        String css =
                "/* direction: x; */ p { margin: 0; direction: rtl; color: red } q { background: url(gone.png); quotes: \";\" } @import 'gone.css'; b { font-weight: 700";
        Mended mended = mend(SmallBook.builder().add("EPUB/style.css", css).bytes());
        assertThat(EpubErrors.of(mended.file())).isEmpty();
        assertThat(mended.text("EPUB/style.css"))
                .contains("/* direction: x; */", "color: red", "quotes: \";\"", "font-weight: 700")
                .doesNotContain("rtl", "gone");
    }

    @Test
    void a_picture_of_another_kind_becomes_png() throws Exception {
        java.io.ByteArrayOutputStream bmp = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "bmp", bmp);
        EpubBuilder book = SmallBook.builder();
        book.add("EPUB/text.xhtml", book.text("EPUB/text.xhtml").replace("picture.png", "picture.bmp"))
                .add(
                        "EPUB/package.opf",
                        book.text("EPUB/package.opf")
                                .replace(
                                        "picture.png\" media-type=\"image/png",
                                        "picture.bmp\" media-type=\"image/x-ms-bmp"))
                .remove("EPUB/picture.png")
                .add("EPUB/picture.bmp", bmp.toByteArray());
        Mended mended = mend(book.bytes());
        assertThat(EpubErrors.of(mended.file())).isEmpty();
        assertThat(mended.text("EPUB/text.xhtml")).contains("picture.png");
        assertThat(mended.report().counts()).containsKey(RepairError.FOREIGN_IMAGE);
    }

    @Test
    void the_same_source_gives_the_same_bytes_and_nothing_is_left_to_mend() throws Exception {
        byte[] source = Files.readAllBytes(Corpus.path("epub/books/wasteland.epub"));
        Mended first = mend(source);
        assertThat(mend(source).file()).hasSameBinaryContentAs(first.file());
        Mended second = mend(Files.readAllBytes(first.file()));
        assertThat(EpubErrors.of(second.file())).isEmpty();
        assertThat(second.text("EPUB/wasteland-content.xhtml")).isEqualTo(first.text("EPUB/wasteland-content.xhtml"));
    }

    @Test
    void whole_books_stay_valid() throws Exception {
        for (String name : List.of(
                "childrens-literature",
                "haruko-html-jpeg",
                "regime-anticancer-arabic",
                "sherlock-holmes",
                "wasteland-otf-obf")) {
            Mended mended = mend(Files.readAllBytes(Corpus.path("epub/books/" + name + ".epub")));
            assertThat(EpubErrors.of(mended.file())).as(name).isEmpty();
        }
    }

    @Test
    void what_is_no_book_is_refused_with_a_remedy() {
        assertThatThrownBy(() -> mend(EpubBuilder.empty().bytes()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(RepairError.BEYOND_REPAIR));
    }

    @Test
    void the_counts_lie_beside_the_book() throws Exception {
        Mended mended = mend(withBody("<center>x</center><center>y</center>"));
        Path beside = mended.report().writeBeside(mended.file());
        assertThat(beside.getFileName().toString()).isEqualTo(mended.file().getFileName() + ".repairs");
        assertThat(Files.readAllLines(beside)).anyMatch(line -> line.startsWith("BND-REPAIR-002\t2\t"));
    }
}
