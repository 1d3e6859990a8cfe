package io.bindery.formats.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TextExtractorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocxTextTest extends TextExtractorContract {

    @Override
    protected TextExtractor extractor() {
        return new DocxHandler();
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
    void headings_begin_chapters_and_what_nobody_sees_is_left_out() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo("The Winter Garden\n\fFirst snow\nIt was a cold and very white morning.\nUn-seen line\n"
                        + "\fSecond\nleft\nright\nThe gardener went home.\n\fBy the old calendar.\n\f");
    }

    @Test
    void tracked_changes_are_read_as_if_accepted() throws Exception {
        String changed = "<w:p>" + Documents.r("He ") + "<w:del><w:r><w:delText>ran</w:delText></w:r></w:del>"
                + "<w:ins>" + Documents.r("walked") + "</w:ins><w:moveFrom>" + Documents.r("away") + "</w:moveFrom>"
                + "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t> on.</w:t></w:r></w:p>";
        assertThat(text(Documents.book(Documents.with(changed)))).contains("\nHe walked on.\n");
    }

    @Test
    void a_text_box_is_read_once() throws Exception {
        String box = "<w:txbxContent><w:p>" + Documents.r("in the box") + "</w:p></w:txbxContent>";
        String drawn = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" + box + "</mc:Choice><mc:Fallback>"
                + box + "</mc:Fallback></mc:AlternateContent></w:r>" + Documents.r("around it") + "</w:p>";
        assertThat(text(Documents.book(Documents.with(drawn)))).contains("\nin the box\naround it\n");
    }
}
