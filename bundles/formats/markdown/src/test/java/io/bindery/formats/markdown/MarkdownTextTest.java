package io.bindery.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest extends TextExtractorContract {

    @Override
    protected TextExtractor extractor() {
        return new MarkdownHandler();
    }

    @Override
    protected TestBook bookWithText() {
        return Texts.good();
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("First", "cold", "Second", "gardener", "calendar");
    }

    @Test
    void headings_begin_chapters_and_marks_are_not_read() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo("First snow\nIt was a cold and very white morning. See the end.\nA marked line.\na b\n"
                        + "left right\n\fSecond\nThe gardener went home.\nBy the old calendar.\n\f");
    }

    @Test
    void html_and_pictures_amid_it_are_read_as_far_as_they_are_text() throws Exception {
        String text = text(Texts.of("# A\n\n<div class='x'>in a <b>box</b></div>\n\nb<br>c ![alt](a.png) `code`\n"));
        assertThat(text).isEqualTo("A\nin a box\nb c code\n\f");
    }
}
