package io.bindery.converters.print;

import static io.bindery.converters.print.Printing.book;
import static io.bindery.converters.print.Printing.chapter;
import static io.bindery.converters.print.Printing.print;
import static io.bindery.converters.print.Printing.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is on the pages, and what leads to them. */
class PagesTest {

    private static final String WORDS = "extraordinary circumstances notwithstanding ".repeat(12);

    private static String page(PDDocument pdf, int number) throws Exception {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf);
    }

    private static List<String> outline(PDOutlineNode node, String indent) {
        List<String> lines = new ArrayList<>();
        for (PDOutlineItem item : node.children()) {
            lines.add(indent + item.getTitle());
            lines.addAll(outline(item, indent + "  "));
        }
        return lines;
    }

    private static Set<String> fonts(PDDocument pdf) throws Exception {
        Set<String> names = new TreeSet<>();
        for (PDPage page : pdf.getPages()) {
            PDResources resources = page.getResources();
            for (COSName name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                names.add(font.getName());
            }
        }
        return names;
    }

    @Test
    void the_contents_become_the_outline_and_links_lead_to_their_pages() throws Exception {
        print(book(), pdf -> {
            assertThat(outline(pdf.getDocumentCatalog().getDocumentOutline(), ""))
                    .containsExactly("Setting Out", "  A Rest", "Coming Home");
            PDAnnotationLink link =
                    (PDAnnotationLink) pdf.getPage(1).getAnnotations().get(0);
            PDPageDestination target = (PDPageDestination) ((PDActionGoTo) link.getAction()).getDestination();
            assertThat(target.retrievePageNumber()).isZero();
            assertThat(fonts(pdf)).isNotEmpty();
        });
    }

    @Test
    void it_says_what_it_is_in_info_and_xmp_and_is_tagged() throws Exception {
        print(book(), pdf -> {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("The Long Way");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Ada Writer");
            assertThat(new String(
                            pdf.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("The Long Way", "Ada Writer");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .hasSize(1);
        });
    }

    @Test
    void title_and_chapter_stand_above_the_text_but_not_where_a_chapter_begins() throws Exception {
        String chapter = chapter("<h1>Setting Out</h1>" + ("<p>" + WORDS + "</p>").repeat(12) + "<p id='rest'>x</p>");
        print(book().add("one.xhtml", chapter), pdf -> {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(3);
            assertThat(page(pdf, 1)).doesNotContain("The Long Way").doesNotEndWith("1\n");
            assertThat(page(pdf, 2)).contains("The Long Way").endsWith("2\n");
            assertThat(page(pdf, 3)).contains("Setting Out").endsWith("3\n");
        });
    }

    @Test
    void words_are_broken_by_the_rules_of_the_language_and_not_at_all_if_so_configured() throws Exception {
        TestBook book = book().add("one.xhtml", chapter("<p>" + WORDS.repeat(4) + "</p>"))
                .book("book.epub");
        print(
                book,
                Map.of(),
                pdf -> assertThat(text(pdf)).containsPattern("(extraor|cir|cum|circum|notwith|stand|extraordi)-\\R"));
        print(book, Map.of("hyphenation", false), pdf -> assertThat(text(pdf)).doesNotContain("-"));
    }

    @Test
    void the_page_has_the_size_that_is_configured() throws Exception {
        print(book().book("book.epub"), Map.of("page_size", "120x180mm"), pdf -> {
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(340f, 340.4f);
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(510f, 510.4f);
        });
        assertThatThrownBy(() -> Printing.converter(Map.of("page_size", "huge")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_cover_is_the_first_page() throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new java.awt.image.BufferedImage(300, 450, 1), "png", picture);
        String item = "<item id='c' href='cover.png' media-type='image/png' properties='cover-image'/>";
        print(book("en", "", item).add("cover.png", picture.toByteArray()), pdf -> {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).hasSize(1);
            assertThat(page(pdf, 1)).isBlank();
        });
    }

    @Test
    void a_picture_with_more_pixels_than_the_page_can_show_is_made_smaller() throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(6_000, 4_000, java.awt.image.BufferedImage.TYPE_BYTE_GRAY),
                "png",
                picture);
        print(
                book().add("big.png", picture.toByteArray())
                        .add("one.xhtml", chapter("<p><img src='big.png' alt=''/></p>")),
                pdf -> {
                    PDResources resources = pdf.getPage(0).getResources();
                    PDImageXObject image = (PDImageXObject) resources.getXObject(
                            resources.getXObjectNames().iterator().next());
                    assertThat(image.getWidth()).isEqualTo(2_700);
                });
    }

    @Test
    void obfuscated_fonts_of_the_book_are_used() throws Exception {
        TestBook book = TestBook.of(Corpus.path("epub/books/wasteland-otf-obf.epub"), MediaType.EPUB);
        print(book, Map.of(), pdf -> assertThat(fonts(pdf)).anyMatch(name -> name.contains("OldStandard")));
    }

    @Test
    void a_fixed_layout_has_one_page_a_document_in_the_documents_own_size() throws Exception {
        String page = chapter("<p style='position: absolute; top: 780px; left: 560px; width: 400px'>over the edge</p>")
                .replace("<title>t</title>", "<title>t</title><meta name='viewport' content='width=600, height=800'/>");
        print(
                book("en", "<meta property='rendition:layout'>pre-paginated</meta>", "")
                        .add("one.xhtml", page)
                        .add("two.xhtml", page),
                pdf -> {
                    assertThat(pdf.getNumberOfPages()).isEqualTo(2);
                    assertThat(pdf.getPage(1).getMediaBox().getWidth()).isEqualTo(450);
                    assertThat(pdf.getPage(1).getMediaBox().getHeight()).isEqualTo(600);
                });
    }

    @Test
    void characters_without_a_font_are_seen_and_a_book_full_of_them_is_refused() throws Exception {
        print(
                book().add("one.xhtml", chapter("<p>" + WORDS + "\u0915</p>")),
                pdf -> assertThat(text(pdf)).contains("\u25af"));
        TestBook hindi = book().add("one.xhtml", chapter("<p>" + "\u0915\u0916".repeat(200) + "</p>"))
                .book("book.epub");
        assertThatThrownBy(() -> Printing.bytes(hindi))
                .hasMessageContaining("400 Devanagari")
                .hasMessageContaining("U+0915");
    }

    @Test
    void greek_cyrillic_hebrew_and_arabic_are_set() throws Exception {
        String text = "\u03b1\u03b2\u03b3 \u043c\u0438\u0440 \u05e9\u05dc\u05d5\u05dd \u0633\u0644\u0627\u0645";
        print(
                book().add("one.xhtml", chapter("<p>" + text + "</p>")),
                pdf -> assertThat(text(pdf))
                        .contains(
                                "\u03b1\u03b2\u03b3",
                                "\u043c\u0438\u0440",
                                "\u05e9\u05dc\u05d5\u05dd",
                                "\u0633\u0644\u0627\u0645"));
    }

    @Test
    void formulas_are_text() throws Exception {
        String formula = "<p><math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mi>a</mi><mn>42</mn></mfrac>"
                + "<mo>=</mo><msqrt><mi>b</mi></msqrt></math></p>";
        print(
                book().add("one.xhtml", chapter(formula)),
                pdf -> assertThat(text(pdf)).contains("42", "=", "\u221a"));
    }

    @Test
    void the_same_book_gives_the_same_bytes() throws Exception {
        TestBook book = TestBook.of(Corpus.path("epub/books/wasteland.epub"), MediaType.EPUB);
        assertThat(Printing.bytes(book)).isEqualTo(Printing.bytes(book));
    }

    @Test
    void what_is_there_for_reading_systems_is_not_printed() throws Exception {
        String navigation = "<nav epub:type='toc'><ol><li>Contents of all</li></ol></nav>"
                + "<nav epub:type='landmarks' hidden='hidden'><h2>Landmarks</h2></nav>"
                + "<nav epub:type='page-list'><h2>Pages</h2></nav>";
        print(
                book().add("one.xhtml", chapter(navigation)),
                pdf -> assertThat(text(pdf)).contains("Contents of all").doesNotContain("Landmarks", "Pages"));
    }
}
