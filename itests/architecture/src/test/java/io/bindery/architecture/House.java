package io.bindery.architecture;

import io.bindery.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the build has made of the house. */
final class House {

    static final Path ROOT = Corpus.projectRoot();

    private House() {}

    /** The folders that hold compiled classes of the platform. */
    static List<Path> classes() {
        List<Path> found = find(path -> path.endsWith(Path.of("target", "classes")) && Files.isDirectory(path));
        if (found.size() < 10) {
            throw new IllegalStateException("only " + found + " are built; run this after all other modules");
        }
        return found;
    }

    /** The bundles that were built. */
    static List<Path> bundles() {
        return find(path -> path.getFileName().toString().matches("io\\.bindery\\..*-[0-9.]+\\.jar")
                && path.getParent().endsWith("target"));
    }

    /** Source files of every kind that a person wrote. */
    static List<Path> sources() {
        return find(path -> path.toString().matches(".*\\.(java|mjs|sql|css|sh)")
                && !path.toString().contains("/target/")
                && !path.toString().contains("/node_modules/"));
    }

    private static List<Path> find(Predicate<Path> wanted) {
        try (Stream<Path> bundles = Files.walk(ROOT.resolve("bundles"));
                Stream<Path> routes = Files.walk(ROOT.resolve("routes"))) {
            return Stream.concat(bundles, routes).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
