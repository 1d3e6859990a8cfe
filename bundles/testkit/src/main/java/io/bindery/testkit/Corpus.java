package io.bindery.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The test books that lie beside the project, see {@code CONTRIBUTING.md}. A test that cannot find them fails with a
 * message that says where they should be; it is never skipped.
 */
public final class Corpus {

    private Corpus() {}

    /** The root of the project's working tree. */
    public static Path projectRoot() {
        Path here = Path.of(System.getProperty("bindery.root", "")).toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn/jvm.config"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no project root at or above " + here + "; set -Dbindery.root");
    }

    /** A file or folder of the corpus, e.g. {@code epub/books}. */
    public static Path path(String name) {
        String configured = System.getenv("BINDERY_CORPUS");
        Path corpus =
                configured == null ? projectRoot().resolveSibling("shared").resolve("corpus") : Path.of(configured);
        Path path = corpus.resolve(name);
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    "the test books are not at " + path + "; put them there or name their folder in BINDERY_CORPUS");
        }
        return path;
    }

    /** The files of a folder of the corpus whose names end so, sorted by name. */
    public static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
