package io.bindery.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownDetectorTest extends FormatDetectorContract {

    @Override
    protected FormatDetector detector() {
        return new MarkdownDetector();
    }

    @Override
    protected TestBook recognised() {
        return Texts.good();
    }

    @Override
    protected MediaType expected() {
        return MarkdownHandler.MARKDOWN;
    }

    @Test
    void any_text_is_markdown_if_its_sender_says_so_and_only_then() throws Exception {
        byte[] text = "It was a dark and stormy night.".getBytes(StandardCharsets.UTF_8);
        Detection claimed = new Detection(MarkdownHandler.MARKDOWN, Confidence.CLAIMED);
        assertThat(detector().detect(TestBook.of("a.MD", MediaType.UNKNOWN, text)))
                .contains(claimed);
        assertThat(detector().detect(TestBook.of("a.txt", MediaType.UNKNOWN, text)))
                .isEmpty();
        byte[] wide = "\uFEFFIt was".getBytes(StandardCharsets.UTF_16LE);
        assertThat(detector().detect(TestBook.of("a.md", MediaType.UNKNOWN, wide)))
                .contains(claimed);
        assertThat(detector().detect(TestBook.of("a.md", MediaType.UNKNOWN, new byte[5_000])))
                .isEmpty();
    }

    @Test
    void a_line_of_dashes_alone_is_no_front_matter() throws Exception {
        byte[] text = "---\n\ntitle: of what?\n\n---\n".getBytes(StandardCharsets.UTF_8);
        assertThat(detector().detect(TestBook.of("a.txt", MediaType.UNKNOWN, text)))
                .isEmpty();
    }
}
