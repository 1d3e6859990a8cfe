package io.bindery.converters.print.page;

import io.bindery.converters.print.content.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The styles of the house: those before a book's own, and those after it. Stateless. */
final class HouseStyle {

    private static final String BEFORE = load("before.css");
    private static final String AFTER = load("after.css");

    private HouseStyle() {}

    private static String load(String name) {
        try (InputStream in = HouseStyle.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    /** What stands before the styles of the book. */
    static String before(Prepared document, PageStyle style) {
        if (document.part().fixed()) {
            return "body { font-family: serif }";
        }
        return BEFORE
                + number(
                        "body { font-family: Serif; font-size: %.2fpt; line-height: %.3f }%n",
                        style.fontSize(), style.lineHeight());
    }

    /**
     * What stands after them.
     *
     * @param startsLeft whether the document's first page is a left one
     */
    static String after(Prepared document, PageStyle style, boolean startsLeft, boolean rightToLeft) {
        if (document.part().fixed()) {
            return number(
                    "@page { size: %1$.2fpx %2$.2fpx; margin: 0 }"
                            + " html, body { margin: 0 !important; padding: 0 !important }"
                            + " body { width: %1$.2fpx; height: %2$.2fpx; position: relative; overflow: hidden }"
                            + " img { max-width: %1$.2fpx; max-height: %2$.2fpx }"
                            + " img.bindery-whole, .bindery-only { display: block; margin: 0 auto }",
                    document.width(), document.height());
        }
        // Layout knows the first page of each document for a right one, and left and right by turns from there.
        boolean innerLeftOnFirst = startsLeft == rightToLeft;
        String here = margins(style, innerLeftOnFirst);
        String there = margins(style, !innerLeftOnFirst);
        return AFTER
                + number("@page { size: %.2fpt %.2fpt; %s }", style.width(), style.height(), here)
                + " @page :first { " + here + " } @page :right { " + here + " } @page :left { " + there + " }"
                + number(
                        " html, body { font-size: %.2fpt !important; line-height: %.3f !important } img, svg { max-height: %.2fpt }",
                        style.fontSize(),
                        style.lineHeight(),
                        style.height() - style.top() - style.bottom() - 1.5f * style.fontSize())
                + (style.hyphenation() ? "" : " * { hyphens: none !important }");
    }

    /**
     * A page for one picture that fills it as far as its proportions let it.
     *
     * @param shape width by height of the picture
     */
    static String cover(PageStyle style, float shape) {
        float width = Math.min(style.width(), (style.height() - 1) * shape);
        return number(
                "@page { size: %1$.2fpt %2$.2fpt; margin: 0 } html, body { margin: 0; padding: 0 }"
                        + " body { font-size: 1pt; line-height: 1 }"
                        + " img { display: block; margin: %5$.2fpt auto 0 auto; width: %3$.2fpt; height: %4$.2fpt }",
                style.width(),
                style.height(),
                width,
                width / shape,
                Math.max(0, (style.height() - 1 - width / shape) / 2));
    }

    private static String margins(PageStyle style, boolean innerLeft) {
        return number(
                "margin: %.2fpt %.2fpt %.2fpt %.2fpt",
                style.top(),
                innerLeft ? style.outer() : style.inner(),
                style.bottom(),
                innerLeft ? style.inner() : style.outer());
    }

    private static String number(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
