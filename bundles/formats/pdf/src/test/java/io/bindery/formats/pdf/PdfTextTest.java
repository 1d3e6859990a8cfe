package io.bindery.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfTextTest extends TextExtractorContract {

    private static final byte[] GOOD = Pdfs.tyger().bytes();

    @Override
    protected TextExtractor extractor() {
        return new PdfHandler();
    }

    @Override
    protected TestBook bookWithText() {
        return Pdfs.book(GOOD);
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("burning", "forests", "Lamb", "thee");
    }

    @Test
    void chapters_are_those_of_the_outline() throws Exception {
        String text = text(bookWithText());
        assertThat(text.split("\f")).hasSize(2);
        assertThat(text.split("\f")[1]).startsWith("The Lamb");
    }

    @Test
    void without_an_outline_a_chapter_ends_with_the_last_paragraph_of_a_page() throws Exception {
        String text = text(new Pdfs()
                .page("This sentence goes on over the end of its", "page, for it is the longest of all sen-")
                .page("tences in this book, which is", "long enough by now.", "", "Here is another one.")
                .book());
        assertThat(text)
                .isEqualTo("This sentence goes on over the end of its page, for it is the longest of all sentences in"
                        + " this book, which is long enough by now.\n\fHere is another one.\n\f");
    }

    @Test
    void words_divided_at_line_ends_are_joined_and_compounds_kept() throws Exception {
        String text = text(new Pdfs()
                .page("The word exam-", "ple was divided, the Anglo-", "Saxon was not.")
                .book());
        assertThat(text).contains("The word example was divided, the Anglo-Saxon was not.");
    }

    @Test
    void running_heads_and_page_numbers_are_left_out() throws Exception {
        Pdfs pdf = new Pdfs();
        String[] words = {"one", "two", "three", "four", "five", "six"};
        for (int i = 0; i < words.length; i++) {
            String head = i % 2 == 0 ? "Songs of Innocence" : "William Blake";
            pdf.page(
                    head,
                    "",
                    "",
                    "This is the body of the page number " + words[i] + " of all",
                    "",
                    "",
                    String.valueOf(i + 7));
        }
        String text = text(pdf.book());
        assertThat(text).doesNotContain("Songs", "Blake").contains(words);
        assertThat(text.lines()).noneMatch(line -> line.strip().matches("\\f*\\d+"));
    }

    @Test
    void paragraphs_are_told_apart_by_their_distance() throws Exception {
        String text = text(new Pdfs()
                .page("The first paragraph has a line that is full", "and ends here.", "", "The second one is short.")
                .book());
        assertThat(text.lines())
                .containsExactly(
                        "The first paragraph has a line that is full and ends here.", "The second one is short.", "\f");
    }

    @Test
    void nothing_is_taken_out_against_the_will_of_the_owner() {
        TestBook book = Pdfs.tyger()
                .protect("", permission -> permission.setCanExtractContent(false))
                .book();
        assertThatThrownBy(() -> text(book))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(PdfError.EXTRACTION_DENIED));
    }
}
