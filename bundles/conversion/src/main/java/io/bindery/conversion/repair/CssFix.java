package io.bindery.conversion.repair;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern CHARSET = Pattern.compile("^@charset \"([A-Za-z0-9_.:-]{1,40})\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private CssFix() {}

    /** The text of a style sheet, whose encoding its first bytes tell (CSS Syntax, section 3.2). */
    static String decode(byte[] bytes, Tally tally) {
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Charset charset = StandardCharsets.UTF_8;
        Matcher named = CHARSET.matcher(head);
        if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
            charset = StandardCharsets.UTF_16;
        } else if (named.find() && Charset.isSupported(named.group(1))) {
            charset = Charset.forName(named.group(1));
        }
        String text = new String(bytes, charset);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return text;
        }
        tally.add(RepairError.STYLE);
        return text.replaceFirst("^\\ufeff?@charset[^;]*;", "");
    }

    /** The declarations of a style attribute that may stay. */
    static String declarations(String style) {
        String plain = style.replaceAll("[{}]", "");
        // As the only rule of a sheet, and taken out of it again.
        String mended = sheet("x{" + plain + "}", href -> true, new Tally());
        return mended.substring(2, mended.lastIndexOf('}'));
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
            boolean inRule = depth > 0;
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
            if (mark != '{' && (bad(body, good, tally) || inRule && mark != 0 && broken(body, tally))) {
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

    /** Whether it stands where a declaration should and is none. */
    private static boolean broken(String declaration, Tally tally) {
        String plain = COMMENT.matcher(declaration).replaceAll(" ").strip();
        boolean broken =
                !plain.isEmpty() && !plain.startsWith("@") && !plain.matches("(?s)[*_]?-*[A-Za-z_][^:{}]*:.*\\S.*");
        if (broken) {
            tally.add(RepairError.STYLE);
        }
        return broken;
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
