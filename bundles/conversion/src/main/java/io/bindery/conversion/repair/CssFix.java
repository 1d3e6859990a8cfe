package io.bindery.conversion.repair;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style sheets without what EPUB does not allow (EPUB 3.3, section 6.3.1: direction, unicode-bidi), without references that lead
 * nowhere, and with as many braces that close as ones that open. All else stays as it is, byte for byte.
 */
final class CssFix {

    private static final Pattern BANNED =
            Pattern.compile("^\\s*(direction|unicode-bidi)\\s*:.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern URL =
            Pattern.compile("url\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*))\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT =
            Pattern.compile("^\\s*@import\\s+(?:\"([^\"]*)\"|'([^']*)').*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private CssFix() {}

    /** The declarations of a style attribute that may stay. */
    static String declarations(String style) {
        return sheet(style, href -> true, new Tally()).replaceAll("[{}]", "");
    }

    /**
     * A style sheet that may stay.
     *
     * @param good whether what a reference leads to is there
     */
    static String sheet(String css, Predicate<String> good, Tally tally) {
        StringBuilder mended = new StringBuilder(css.length());
        int depth = 0;
        int start = 0;
        CssScanner scanner = new CssScanner(css);
        while (scanner.next()) {
            int end = scanner.position();
            String piece = css.substring(start, end);
            char mark = scanner.mark();
            start = end;
            String body = mark == 0 ? piece : piece.substring(0, piece.length() - 1);
            if (mark == '{') {
                depth++;
            } else if (mark == '}') {
                if (depth == 0) {
                    tally.add(RepairError.STYLE);
                    mended.append(body);
                    continue;
                }
                depth--;
            }
            if (mark != '{' && bad(body, good, tally)) {
                mended.append(mark == '}' ? "}" : "");
            } else {
                mended.append(piece);
            }
        }
        if (depth > 0) {
            tally.add(RepairError.STYLE);
            mended.append("\n}".repeat(depth));
        }
        return mended.toString();
    }

    private static boolean bad(String declaration, Predicate<String> good, Tally tally) {
        String plain = COMMENT.matcher(declaration).replaceAll(" ");
        if (BANNED.matcher(plain).matches()) {
            tally.add(RepairError.STYLE);
            return true;
        }
        Matcher imported = IMPORT.matcher(plain);
        if (imported.matches() && !good.test(first(imported))) {
            tally.add(RepairError.MISSING_RESOURCE);
            return true;
        }
        Matcher url = URL.matcher(plain);
        while (url.find()) {
            if (!good.test(first(url).strip())
                    && !plain.strip().toLowerCase(Locale.ROOT).startsWith("@namespace")) {
                tally.add(RepairError.MISSING_RESOURCE);
                return true;
            }
        }
        return false;
    }

    private static String first(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return "";
    }
}
