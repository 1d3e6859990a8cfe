package io.bindery.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTextTest extends TextExtractorContract {

    @Override
    protected TextExtractor extractor() {
        return new HtmlHandler();
    }

    @Override
    protected TestBook bookWithText() {
        return Pages.of(Pages.GOOD);
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("First", "cold", "Second", "gardener", "calendar");
    }

    @Test
    void headings_begin_chapters_and_what_is_not_text_is_left_out() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo("First snow\nIt was a cold and very white morning1.\nA line 漢\nleft right\n\fSecond\n"
                        + "The gardener went home.\nBy the old calendar.\n\f");
    }
}
