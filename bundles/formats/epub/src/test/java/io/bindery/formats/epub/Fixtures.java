package io.bindery.formats.epub;

import io.bindery.testkit.EpubBuilder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** The exploded books of this module, each named for its trait. */
final class Fixtures {

    private Fixtures() {}

    static EpubBuilder exploded(String trait) {
        URL folder = Objects.requireNonNull(Fixtures.class.getResource("/fixtures/" + trait), trait);
        try {
            return EpubBuilder.of(Path.of(folder.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A valid book of EPUB 2 with one chapter. */
    static EpubBuilder plain() {
        return exploded("epub2-named-characters");
    }
}
