package io.bindery.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlDetectorTest extends FormatDetectorContract {

    @Override
    protected FormatDetector detector() {
        return new HtmlDetector();
    }

    @Override
    protected TestBook recognised() {
        return Pages.of(Pages.GOOD);
    }

    @Override
    protected MediaType expected() {
        return HtmlHandler.HTML;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<HTML><body>",
                "\uFEFF<!doctype HTML>",
                "<?xml version='1.0'?>\n<!-- a -->\n<!-- b -->\n<html xmlns='x'>"
            })
    void its_first_element_tells(String start) throws Exception {
        byte[] page = start.getBytes(StandardCharsets.UTF_8);
        assertThat(detector().detect(TestBook.of("a", MediaType.UNKNOWN, page)))
                .contains(new Detection(HtmlHandler.HTML, Confidence.LIKELY));
    }

    @Test
    void a_piece_of_html_is_claimed_by_its_name_only() throws Exception {
        byte[] piece = "<p>It was a dark and stormy night.</p>".getBytes(StandardCharsets.UTF_8);
        assertThat(detector().detect(TestBook.of("a.htm", MediaType.UNKNOWN, piece)))
                .contains(new Detection(HtmlHandler.HTML, Confidence.CLAIMED));
        assertThat(detector().detect(TestBook.of("a.txt", MediaType.UNKNOWN, piece)))
                .isEmpty();
        byte[] text = "no < html > at all".getBytes(StandardCharsets.UTF_8);
        assertThat(detector().detect(TestBook.of("a.html", MediaType.UNKNOWN, text)))
                .isEmpty();
    }

    @Test
    void comments_without_end_are_passed_over_at_once() throws Exception {
        byte[] page = "<!-- a --><!-- b -->-->".repeat(170).getBytes(StandardCharsets.UTF_8);
        assertThat(detector().detect(TestBook.of("a", MediaType.UNKNOWN, page))).isEmpty();
    }
}
