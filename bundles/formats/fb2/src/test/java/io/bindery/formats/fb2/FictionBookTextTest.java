package io.bindery.formats.fb2;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class FictionBookTextTest extends TextExtractorContract {

    @Override
    protected TextExtractor extractor() {
        return new FictionBookHandler();
    }

    @Override
    protected TestBook bookWithText() {
        return Books.zipped(Books.archive().add("folder/book.fb2", Books.GOOD));
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("Зимний", "cold", "second", "gardener", "calendar");
    }

    @Test
    void sections_are_chapters_and_the_notes_are_the_last_one() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo(
                        "Зимний сад\n\fFirst\nSnow\nIt was a cold and very white morning1.\nVerse the first,\n"
                                + "verse the second.\n\fSecond\nleft right\nThe gardener went home.\n\f1\nBy the old calendar.\n\f");
    }
}
