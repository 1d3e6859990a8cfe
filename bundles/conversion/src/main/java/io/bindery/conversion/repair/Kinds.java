package io.bindery.conversion.repair;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Media types by what a file is. */
final class Kinds {

    static final String XHTML = "application/xhtml+xml";
    static final String NCX = "application/x-dtbncx+xml";
    static final String SVG = "image/svg+xml";
    static final String CSS = "text/css";

    /** Pictures that every reader shows (EPUB 3.3, section 3.2). */
    static final Set<String> CORE_IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", SVG);

    /** Pictures that the JDK reads. */
    static final Set<String> READABLE_IMAGES = Set.of("image/bmp", "image/tiff");

    static final int HEAD = 16;

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("xhtml", XHTML),
            Map.entry("html", XHTML),
            Map.entry("htm", XHTML),
            Map.entry("ncx", NCX),
            Map.entry("css", CSS),
            Map.entry("svg", SVG),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("smil", "application/smil+xml"));

    private Kinds() {}

    /** By the ending of its name; empty if that says nothing. */
    static String byName(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "");
    }

    /** The kind of a picture by its first bytes; empty if they are none of a picture. */
    static String ofPicture(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (text.startsWith("\u00ff\u00d8\u00ff") || text.startsWith("\u00ff\u00d8")) {
            return "image/jpeg";
        }
        if (text.startsWith("GIF8")) {
            return "image/gif";
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (text.startsWith("BM")) {
            return "image/bmp";
        }
        return text.startsWith("II*\0") || text.startsWith("MM\0*") ? "image/tiff" : "";
    }
}
