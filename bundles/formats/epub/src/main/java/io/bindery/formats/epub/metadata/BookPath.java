package io.bindery.formats.epub.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the references of a book into paths within it (EPUB 3.3, section 4.2.5). */
final class BookPath {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private BookPath() {}

    /**
     * The path that a reference means, with its fragment if it has one.
     *
     * @param base the file that holds the reference
     * @return empty if it leads out of the book, or nowhere
     */
    static Optional<String> resolve(String base, String href) {
        String reference = href.strip();
        if (SCHEME.matcher(reference).matches() || reference.startsWith("//")) {
            return Optional.empty();
        }
        int hash = reference.indexOf('#');
        String fragment = hash < 0 ? "" : reference.substring(hash);
        String path = hash < 0 ? reference : reference.substring(0, hash);
        int query = path.indexOf('?');
        path = decode(query < 0 ? path : path.substring(0, query));
        if (path.isEmpty()) {
            return fragment.isEmpty() ? Optional.empty() : Optional.of(base + fragment);
        }
        String whole = path.startsWith("/") ? path : base.substring(0, base.lastIndexOf('/') + 1) + path;
        return normal(whole).map(normal -> normal + fragment);
    }

    /** The file that a reference means, without fragment. */
    static Optional<String> file(String base, String href) {
        return resolve(base, href).map(BookPath::withoutFragment).filter(path -> !path.isEmpty());
    }

    static String withoutFragment(String path) {
        int hash = path.indexOf('#');
        return hash < 0 ? path : path.substring(0, hash);
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

    /** Percent-decoding that leaves alone what is no valid escape: books are full of bare percent signs. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 2], 16) : -1;
            if (raw[i] == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
