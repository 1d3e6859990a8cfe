package io.bindery.formats.markdown;

import io.bindery.testkit.TestBook;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Manuscripts of this module's tests. */
final class Texts {

    static final String FRONT = """
            ---
            title: The Winter Garden
            subtitle: "A year: of snow"
            author:
              - Ada White
              - name: Tom Reed
                role: trl
                file-as: Reed, Tom
            lang: en-GB
            date: 2025-01-02
            publisher: Snow Press
            isbn: 978-3-16-148410-0
            keywords: [garden, winter]
            description: |
              Of snow.
            series: Gardens
            series-index: 2
            ---

            """;

    static final String BODY = """
            # First *snow* {#one .unnumbered}

            It was a cold and **very**
            white morning[^1]. See [the end](#second).

            ::: {.note}
            A [marked]{.smallcaps} line.
            :::

            | a | b |
            |---|---|
            | left | right |

            # Second

            The gardener went home.

            [^1]: By the old calendar.
            """;

    private Texts() {}

    static TestBook of(String text) {
        return of(text, StandardCharsets.UTF_8);
    }

    static TestBook of(String text, Charset charset) {
        return TestBook.of("book.md", MarkdownHandler.MARKDOWN, text.getBytes(charset));
    }

    static TestBook good() {
        return of(FRONT + BODY);
    }
}
