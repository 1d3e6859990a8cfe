package io.bindery.converters.print.content;

import io.bindery.api.error.RejectedException;
import io.bindery.converters.print.book.Book;
import io.bindery.converters.print.book.BookFiles;
import io.bindery.converters.print.book.Spot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that documents and styles name, each under an address of ours. Layout knows these addresses only, so nothing else is
 * ever opened: no file of this machine and nothing of the network. For one book.
 */
public final class Resources {

    /** What our addresses begin with. */
    public static final String SCHEME = "book";

    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_DATA = 12 << 20;

    private final BookFiles files;
    private final Book book;
    private final Pictures pictures;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();

    private record Source(@Nullable String path, byte @Nullable [] bytes, boolean drawing) {}

    public Resources(BookFiles files, Book book, Pictures pictures) {
        this.files = files;
        this.book = book;
        this.pictures = pictures;
    }

    /** The address of a picture that a file of the book names; empty if there is no such picture in the book. */
    Optional<String> uri(String base, String href) {
        if (href.startsWith("data:")) {
            return data(href);
        }
        return Spot.of(base, href).map(Spot::path).filter(files::contains).map(this::uri);
    }

    /** The address of a file of the book. */
    public String uri(String path) {
        return known.computeIfAbsent(path, name -> {
            boolean drawing = book.items().getOrDefault(name, "").equals("image/svg+xml")
                    || name.toLowerCase(Locale.ROOT).endsWith(".svg");
            return add(new Source(name, null, drawing));
        });
    }

    private Optional<String> data(String href) {
        int comma = href.indexOf(',');
        if (comma < 0 || href.length() > MAX_DATA || !href.substring(0, comma).contains("base64")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(href.substring(comma + 1));
            return Optional.of(add(new Source(null, bytes, href.startsWith("data:image/svg"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String add(Source source) {
        sources.add(source);
        return SCHEME + ":" + (sources.size() - 1) + (source.drawing ? ".svg" : ".picture");
    }

    /** Whether an address is one of those that are written here, or a picture that stands in a drawing itself. */
    public static boolean isOurs(String uri) {
        return uri.startsWith(SCHEME + ":") || uri.startsWith("data:image/png;base64,");
    }

    /** Whether it is drawn with lines and not made of pixels. */
    static boolean isDrawing(String uri) {
        return uri.endsWith(".svg");
    }

    /**
     * The bytes behind an address of ours, in a form and size that can be laid out.
     *
     * @return empty if it is no picture, or one too large
     */
    public Optional<byte[]> bytes(String uri) throws RejectedException {
        int end = uri.lastIndexOf('.');
        if (!uri.startsWith(SCHEME + ":") || end < 0) {
            return Optional.empty();
        }
        Source source = sources.get(Integer.parseInt(uri.substring(SCHEME.length() + 1, end)));
        if (source.drawing) {
            return source.path == null
                    ? Optional.empty()
                    : new Drawings(files, this).read(source.path).map(Drawings::bytes);
        }
        Optional<byte[]> raw =
                source.path == null ? Optional.ofNullable(source.bytes) : files.bytes(source.path, MAX_BYTES);
        return raw.flatMap(pictures::fit);
    }

    /** Width by height of the picture behind an address of ours; empty if it cannot be shown. */
    public Optional<Float> shape(String uri) throws RejectedException {
        Optional<byte[]> picture = bytes(uri);
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        if (isDrawing(uri)) {
            return Optional.of(Drawings.shape(new String(picture.get(), StandardCharsets.UTF_8)));
        }
        return Pictures.shape(picture.get());
    }
}
