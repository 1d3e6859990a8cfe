package io.bindery.core.formats;

import io.bindery.api.content.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Short names of formats, as people write them; also the endings of files. */
public final class FormatNames {

    private static final Map<String, MediaType> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("epub", MediaType.EPUB);
        TYPES.put("pdf", MediaType.PDF);
        TYPES.put("mobi", new MediaType("application/x-mobipocket-ebook"));
        TYPES.put("azw", new MediaType("application/vnd.amazon.ebook"));
        TYPES.put("azw3", new MediaType("application/vnd.amazon.mobi8-ebook"));
        TYPES.put("fb2", new MediaType("application/x-fictionbook+xml"));
        TYPES.put("fbz", new MediaType("application/fb2+zip"));
        TYPES.put("docx", new MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        TYPES.put("odt", new MediaType("application/vnd.oasis.opendocument.text"));
        TYPES.put("cbz", new MediaType("application/vnd.comicbook+zip"));
        TYPES.put("cbr", new MediaType("application/vnd.comicbook-rar"));
        TYPES.put("md", new MediaType("text/markdown"));
        TYPES.put("html", new MediaType("text/html"));
        TYPES.put("xhtml", new MediaType("application/xhtml+xml"));
        TYPES.put("txt", new MediaType("text/plain"));
    }

    private FormatNames() {}

    /** All formats that have a short name, the best known first. */
    public static List<MediaType> wellKnown() {
        return List.copyOf(TYPES.values());
    }

    /** The short name of a type; the type itself, if it has none. */
    public static String of(MediaType type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(type.name());
    }

    /**
     * The type that is meant.
     *
     * @param name a short name, or a media type
     * @throws IllegalArgumentException if it is neither
     */
    public static MediaType typeOf(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        MediaType known = TYPES.get(wanted);
        if (known == null && wanted.indexOf('/') < 0) {
            throw new IllegalArgumentException(
                    "no format is called '" + name + "': name one of " + TYPES.keySet() + " or a media type");
        }
        return known == null ? new MediaType(wanted) : known;
    }

    /** The name of a file of this type that was made of a file of that name. */
    public static String renamed(String fileName, MediaType type) {
        String name = of(type);
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName) + (name.indexOf('/') < 0 ? "." + name : ".bin");
    }
}
