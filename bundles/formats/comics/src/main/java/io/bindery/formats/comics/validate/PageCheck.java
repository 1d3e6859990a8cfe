package io.bindery.formats.comics.validate;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.formats.comics.ComicError;
import io.bindery.formats.comics.pages.ComicFiles;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.picture.PictureHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether pages are pictures, of the kind that their names say and of a possible size. Not safe for use by several threads. */
final class PageCheck {

    /** Formats whose headers are not read here, and which few readers show. */
    private static final Set<String> RARE = Set.of("tif", "tiff", "avif", "jxl", "heic");

    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif"),
            "image/png", Set.of("png"),
            "image/gif", Set.of("gif"),
            "image/webp", Set.of("webp"),
            "image/bmp", Set.of("bmp"));

    private final Findings findings;
    private final Map<String, Integer> kinds = new TreeMap<>();

    PageCheck(Findings findings) {
        this.findings = findings;
    }

    void check(String name, InputStream content) throws IOException {
        Location location = Location.of(name);
        String ending = ComicFiles.ending(name);
        Optional<PictureHeader> header = PictureHeader.read(content);
        if (header.isEmpty() && RARE.contains(ending)) {
            kinds.merge(ending, 1, Integer::sum);
            findings.add(
                    ComicError.PAGE_RARELY_SHOWN, Severity.WARNING, location, "a page as ." + ending + ": " + name);
            return;
        }
        if (header.isEmpty() || !header.get().measured()) {
            findings.add(
                    ComicError.PAGE_BROKEN,
                    Severity.ERROR,
                    location,
                    header.isEmpty() ? "no picture: " + name : "a picture whose header is cut off: " + name);
            return;
        }
        PictureHeader picture = header.get();
        if (picture.claimsTooMuch()) {
            throw new HostileContentException(
                    ComicError.PICTURE_BOMB,
                    name + " says that it is " + picture.width() + " x " + picture.height() + " pixels large",
                    location);
        }
        kinds.merge(picture.mediaType(), 1, Integer::sum);
        if (!ENDINGS.getOrDefault(picture.mediaType(), Set.of()).contains(ending)) {
            findings.add(
                    ComicError.PAGE_MISNAMED,
                    Severity.WARNING,
                    location,
                    "by its content " + picture.mediaType() + ", by its name ." + ending);
        }
    }

    /** Says of the pages as a whole what is worth knowing. */
    void sumUp() {
        if (kinds.size() > 1) {
            findings.add(ComicError.MIXED_KINDS, Severity.INFO, Location.BOOK, "pages by kind: " + kinds);
        }
    }
}
