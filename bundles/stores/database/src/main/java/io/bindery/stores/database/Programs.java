package io.bindery.stores.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder into which the library unpacks PostgreSQL. Whoever uses this must hold the {@link FolderLock}. */
final class Programs {

    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    /** Removes what was being unpacked when a Bindery was killed: the library would never mend it. */
    void removeHalfUnpacked() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, "PG-*")) {
            for (Path version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    removeTree(version);
                }
            }
        }
    }

    private static void removeTree(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(tree)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
