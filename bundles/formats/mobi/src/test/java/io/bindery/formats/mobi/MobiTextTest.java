package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MobiTextTest extends TextExtractorContract {

    private final MobiHandler handler = new MobiHandler();

    @BeforeAll
    static void tool() {
        Tools.needMobitool();
    }

    @Override
    protected TextExtractor extractor() {
        return handler;
    }

    @Override
    protected TestBook bookWithText() {
        return TestBook.of(Corpus.path("mobi/sample-ncx.mobi"), KindleTypes.MOBI);
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("Test chapter 1", "Test page 1", "Test chapter 2", "Test subchapter 2-2", "Test page 4");
    }

    @Test
    void each_file_of_a_kf8_book_is_a_chapter_and_each_block_a_paragraph() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo("Test chapter 1\nTest page 1\n\fTest chapter 2\nTest page 2\n\f"
                        + "Test subchapter 2-1\nTest page 3\nTest subchapter 2-2\nTest page 4\n\f");
    }

    @Test
    void in_mobi_6_chapters_end_at_page_breaks() throws Exception {
        TestBook book = MobiBuilder.book()
                .text(
                        "<html><head><guide></guide><title>no</title></head><body><p>One,<br/>two.</p><p>Three</p><mbp:pagebreak/>"
                                + "<h2>Four</h2> five <b>si</b>x<MBP:PAGEBREAK /><mbp:pagebreak/></body></html>")
                .build();
        assertThat(text(book)).isEqualTo("One,\ntwo.\nThree\n\fFour\nfive six\n\f");
    }

    @Test
    void letters_of_code_page_1252_are_read() throws Exception {
        TestBook book = MobiBuilder.book()
                .windows1252()
                .text("<html><body><p>“Façade” – naïve</p></body></html>")
                .build();
        assertThat(text(book)).isEqualTo("“Façade” – naïve\n\f");
    }

    @Test
    void the_lines_of_a_plain_palmdoc_book_are_its_paragraphs() throws Exception {
        byte[] lines = "A café.\r\n\r\nIf 1 < 2, then 3 > 2.\n".getBytes(Charset.forName("windows-1252"));
        assertThat(text(MobiBuilder.palmDoc(lines).build())).isEqualTo("A café.\nIf 1 < 2, then 3 > 2.\n\f");
    }

    @Test
    void metadata_in_the_text_and_elements_that_are_not_closed_do_not_swallow_it() throws Exception {
        TestBook book = TestBook.of(Corpus.path("mobi/sample-textread.mobi"), KindleTypes.MOBI);
        String text = text(book);
        assertThat(text)
                .startsWith("This is a sample for testing libmobi project.\n")
                .contains("Libmobi features:", "MOBI_SUCCESS");
        assertThat(text.split("\\s+")).hasSizeGreaterThan(3_000);
    }

    @Test
    void huffman_codes_and_a_dictionary_are_unpacked() throws Exception {
        String text = text(TestBook.of(Corpus.path("mobi/sample-unicode-huffdic.mobi"), KindleTypes.MOBI));
        assertThat(text)
                .contains("@brief Libmobi main header file", "LGPL")
                .doesNotContain("<span", "&quot;")
                .hasSizeGreaterThan(20_000);
    }

    @Test
    void a_long_book_without_any_page_break_is_read_whole_and_in_order() throws Exception {
        StringBuilder markup = new StringBuilder("<html><body>");
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            markup.append("<p>Paragraph <i>number</i> ").append(i).append(".</p>");
            wanted.append("Paragraph number ").append(i).append(".\n");
        }
        String text = text(MobiBuilder.book().text(markup + "</body></html>").build());
        assertThat(text).isEqualTo(wanted + "\f");
    }
}
