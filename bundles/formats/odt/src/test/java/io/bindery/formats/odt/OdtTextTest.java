package io.bindery.formats.odt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class OdtTextTest extends TextExtractorContract {

    @Override
    protected TextExtractor extractor() {
        return new OdtHandler();
    }

    @Override
    protected TestBook bookWithText() {
        return Documents.book(Documents.good());
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("Winter", "cold", "Second", "gardener", "calendar");
    }

    @Test
    void headings_begin_chapters_and_notes_are_the_last_one() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo("The Winter Garden\n\fFirst snow\nIt was a cold and very white morning.\nA line more\n"
                        + "\fSecond\nleft\nright\nThe gardener went home.\n\fBy the old calendar.\n\f");
    }

    @Test
    void comments_and_what_was_deleted_are_not_read() throws Exception {
        String more =
                "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
                        + "</text:changed-region></text:tracked-changes><text:p>kept<office:annotation><dc:creator>me</dc:creator>"
                        + "<text:p>odd?</text:p></office:annotation></text:p>";
        assertThat(text(Documents.book(Documents.with(more))))
                .contains("\nkept\n")
                .doesNotContain("deleted", "odd", "me\n");
    }
}
