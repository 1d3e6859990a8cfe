package io.bindery.formats.html;

import io.bindery.testkit.TestBook;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Manuscripts of this module's tests. */
final class Pages {

    static final String GOOD = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <title>The Winter Garden</title>
            <meta name="author" content="Ada White">
            <meta name="dc.publisher" content="Snow Press">
            <meta name="dcterms.date" content="2025-01-02">
            <meta name="dc.identifier" content="urn:isbn:9783161484100">
            <meta name="keywords" content="garden, winter">
            <meta name="description" content="Of snow.">
            <style>p { margin: 0 }</style>
            </head>
            <body>
            <nav><a href="#one">First snow</a></nav>
            <h1 id="one">First <em>snow</em></h1>
            <p>It was a cold and <b>very</b>
            white morning<a href="#n1">1</a>.</p>
            <div>A<br>line <ruby>漢<rt>kan</rt></ruby></div>
            <table><tr><td>left</td><td>right</td></tr></table>
            <h1>Second</h1>
            <p hidden>secret</p>
            <p>The gardener went home.</p>
            <aside id="n1">By the old calendar.</aside>
            </body>
            </html>
            """;

    private Pages() {}

    static TestBook of(String html) {
        return of(html, StandardCharsets.UTF_8);
    }

    static TestBook of(String html, Charset charset) {
        return TestBook.of("book.html", HtmlHandler.HTML, html.getBytes(charset));
    }

    /** The good page with more at the end of its text. */
    static TestBook with(String more) {
        return of(GOOD.replace("</body>", more + "</body>"));
    }
}
