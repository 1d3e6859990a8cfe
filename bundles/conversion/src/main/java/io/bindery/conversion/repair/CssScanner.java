package io.bindery.conversion.repair;

/** Cuts a style sheet behind each semicolon and brace that is not in a comment, a string or parentheses. */
final class CssScanner {

    private final String css;
    private int position;
    private char mark;

    CssScanner(String css) {
        this.css = css;
    }

    /** Goes behind the next mark, or to the end; false if it was there. */
    boolean next() {
        if (position >= css.length()) {
            return false;
        }
        int parentheses = 0;
        while (position < css.length()) {
            char c = css.charAt(position++);
            if (c == '/' && position < css.length() && css.charAt(position) == '*') {
                int end = css.indexOf("*/", position + 1);
                position = end < 0 ? css.length() : end + 2;
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (c == '\\') {
                position++;
            } else if (c == '(') {
                parentheses++;
            } else if (c == ')') {
                parentheses = Math.max(0, parentheses - 1);
            } else if (c == '{' || c == '}' || c == ';' && parentheses == 0) {
                mark = c;
                return true;
            }
        }
        position = css.length();
        mark = 0;
        return true;
    }

    /** A string ends at its quote, or at the end of its line if it is broken (CSS Syntax, section 4.3.5). */
    private void string(char quote) {
        while (position < css.length()) {
            char c = css.charAt(position++);
            if (c == '\\') {
                position++;
            } else if (c == quote || c == '\n') {
                return;
            }
        }
    }

    /** Where it stands: behind the mark. */
    int position() {
        return position;
    }

    /** The mark; 0 at the end. */
    char mark() {
        return mark;
    }
}
