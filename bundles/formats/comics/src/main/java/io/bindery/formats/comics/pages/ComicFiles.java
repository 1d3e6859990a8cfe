package io.bindery.formats.comics.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a comic book, sorted out by their names. Immutable.
 *
 * @param pages the pictures, in reading order: by folder and number in the name
 * @param info the file with the metadata
 * @param strays all other files
 * @param litter files that systems leave behind, which say nothing of the book
 */
public record ComicFiles(List<String> pages, Optional<String> info, List<String> strays, List<String> litter) {

    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "tif", "tiff", "avif", "jxl", "heic");

    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", ".ds_store");

    private static final String INFO = "comicinfo.xml";

    /** Sorts out the names of an archive's files. */
    public static ComicFiles of(Collection<String> names) {
        List<String> pages = new ArrayList<>();
        List<String> strays = new ArrayList<>();
        List<String> litter = new ArrayList<>();
        Optional<String> info = Optional.empty();
        for (String name : names) {
            String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (name.startsWith("__MACOSX/") || file.startsWith("._") || LITTER.contains(file)) {
                litter.add(name);
            } else if (file.equals(INFO)) {
                // The one that lies highest speaks for the book.
                info = info.filter(found -> depth(found) <= depth(name)).or(() -> Optional.of(name));
            } else if (PICTURES.contains(ending(name))) {
                pages.add(name);
            } else {
                strays.add(name);
            }
        }
        pages.sort(NaturalOrder.INSTANCE);
        return new ComicFiles(List.copyOf(pages), info, List.copyOf(strays), List.copyOf(litter));
    }

    private static long depth(String name) {
        return name.chars().filter(character -> character == '/').count();
    }

    /** The ending of a name in lower case, without the dot; empty if there is none. */
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether readers that sort letter by letter show the pages in the same order. */
    public boolean orderIsPlain() {
        return pages.stream()
                .sorted(java.util.Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
                .toList()
                .equals(pages);
    }
}
