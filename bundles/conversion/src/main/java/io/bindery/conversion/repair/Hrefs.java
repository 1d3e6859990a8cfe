package io.bindery.conversion.repair;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** References between the files of a book: relative URLs (EPUB 3.3, section 4.2.5). */
final class Hrefs {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private Hrefs() {}

    /**
     * Where a reference leads.
     *
     * @param path the file in the container; that of the document itself for a mere fragment
     * @param fragment the part behind the number sign, decoded; null if there is none
     */
    record Target(String path, @Nullable String fragment) {}

    /** Whether it has a scheme, or a host of its own. */
    static boolean external(String href) {
        return SCHEME.matcher(href).matches() || href.startsWith("//");
    }

    static boolean data(String href) {
        return href.regionMatches(true, 0, "data:", 0, 5);
    }

    /** Whether it is a good address of something outside of the book that a reader may follow. */
    static boolean followable(String href) {
        String scheme = href.substring(0, Math.max(0, href.indexOf(':'))).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> hasHost(href);
            case "mailto", "tel", "sms", "geo", "urn", "doi", "isbn" -> valid(href);
            default -> false;
        };
    }

    private static boolean hasHost(String href) {
        try {
            return new URI(href).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean valid(String href) {
        try {
            new URI(href);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Where it leads within the book; null if it leaves the book or is no reference. */
    static @Nullable Target resolve(String base, String href) {
        String trimmed = href.strip();
        if (external(trimmed) || trimmed.startsWith("/")) {
            return null;
        }
        int hash = trimmed.indexOf('#');
        String file = hash < 0 ? trimmed : trimmed.substring(0, hash);
        String fragment = hash < 0 ? null : decode(trimmed.substring(hash + 1));
        int query = file.indexOf('?');
        String path = decode(query < 0 ? file : file.substring(0, query));
        if (path.isEmpty()) {
            return new Target(base, fragment);
        }
        Deque<String> steps = new ArrayDeque<>();
        for (String step : folder(base).split("/")) {
            if (!step.isEmpty()) {
                steps.addLast(step);
            }
        }
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return null;
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return steps.isEmpty() ? null : new Target(String.join("/", steps), fragment);
    }

    /** The folder of a file, with the slash at its end; empty for one at the top. */
    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** A reference from one file to another one. */
    static String relative(String from, String to) {
        String[] here = folder(from).split("/", -1);
        String[] there = to.split("/", -1);
        int same = 0;
        while (same < here.length - 1 && same < there.length - 1 && here[same].equals(there[same])) {
            same++;
        }
        StringBuilder href = new StringBuilder("../".repeat(here.length - 1 - same));
        for (int i = same; i < there.length; i++) {
            href.append(i > same ? "/" : "").append(encode(there[i]));
        }
        return href.toString();
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || (c < 128 && PLAIN.indexOf(c) >= 0)) {
                encoded.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
                }
            }
        });
        return encoded.toString();
    }

    /** Bytes written with per cent signs become what they are; a stray per cent sign stays. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                decoded[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
