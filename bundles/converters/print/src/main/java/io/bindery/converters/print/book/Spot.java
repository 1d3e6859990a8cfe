package io.bindery.converters.print.book;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place within the book (EPUB 3.3, section 4.2.5).
 *
 * @param path of a file, from the root of the archive
 * @param fragment the id within it; empty for its start
 */
public record Spot(String path, String fragment) {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /**
     * The place that a reference means.
     *
     * @param base the file that holds the reference
     * @return empty if it leads out of the book, or nowhere
     */
    public static Optional<Spot> of(String base, String href) {
        String reference = href.strip();
        if (SCHEME.matcher(reference).matches() || reference.startsWith("//")) {
            return Optional.empty();
        }
        int hash = reference.indexOf('#');
        String fragment = hash < 0 ? "" : decode(reference.substring(hash + 1));
        String path = hash < 0 ? reference : reference.substring(0, hash);
        int query = path.indexOf('?');
        path = decode(query < 0 ? path : path.substring(0, query));
        if (path.isEmpty()) {
            return hash < 0 ? Optional.empty() : Optional.of(new Spot(base, fragment));
        }
        String whole = path.startsWith("/") ? path : base.substring(0, base.lastIndexOf('/') + 1) + path;
        return normal(whole).map(normal -> new Spot(normal, fragment));
    }

    private static Optional<String> normal(String path) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("/", steps));
    }

    /** Books are full of bare percent signs, and a plus sign means itself in a path. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        String escaped = BARE_PERCENT.matcher(text).replaceAll("%25").replace("+", "%2B");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }
}
