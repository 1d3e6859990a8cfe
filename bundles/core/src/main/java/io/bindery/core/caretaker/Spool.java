package io.bindery.core.caretaker;

import io.bindery.core.calls.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder beside the data that holds fast what would change while a backup is written: the database's tables, settings, and
 * the books in the inbox, these as further names of the same files where the disk can do that.
 */
final class Spool implements AutoCloseable {

    /** A file that was written to so recently may not be all there yet. */
    private static final long SETTLE_SECONDS = 2;

    private static final List<String> PLACED = List.of("done", "rejected", "failed");
    /** Folders that an earlier life has left carry another one's name. */
    private static final String LIFE = UUID.randomUUID().toString();

    private final Path folder;

    private Spool(Path folder) {
        this.folder = folder;
    }

    static Spool open(Path home) throws IOException {
        Path folder = home.resolve("spool").resolve(LIFE + "." + UUID.randomUUID());
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Spool(folder);
    }

    /** Deletes what an earlier life has left. */
    static void clear(Path home) throws IOException {
        Path root = home.resolve("spool");
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
                for (Path folder : folders) {
                    if (!String.valueOf(folder.getFileName()).startsWith(LIFE)) {
                        Folders.delete(folder);
                    }
                }
            }
        }
    }

    /** A file for the backup's own use. */
    Path own(String name) {
        return folder.resolve(name);
    }

    /** Where what goes into the archive lies, under the names that it has there. */
    Path contents() {
        return folder.resolve("contents");
    }

    /** An empty folder of the contents. */
    Path makeFolder(String name) throws IOException {
        return Files.createDirectories(contents().resolve(name));
    }

    /** Copies a file or a folder with all in it, if it is there; links are left out. */
    void copy(Path source, String name) throws IOException {
        if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.filter(Spool::regular).toList()) {
                Path relative = source.relativize(file);
                Path target = contents().resolve(name);
                take(file, relative.toString().isEmpty() ? target : target.resolve(relative.toString()), false);
            }
        }
    }

    /**
     * Takes the books that wait in the inbox or are being taken out of it. Those that have come to their end are left out: their
     * bytes are in the store.
     */
    void takeInbox(Path inbox) throws IOException {
        if (!Files.isDirectory(inbox)) {
            return;
        }
        Path target = contents().resolve("inbox");
        Instant settled = Instant.now().minusSeconds(SETTLE_SECONDS);
        for (Path publisher : children(inbox)) {
            if (regular(publisher)) {
                takeSettled(
                        publisher, target.resolve(inbox.relativize(publisher).toString()), settled);
                continue;
            }
            for (Path file : children(publisher)) {
                if (regular(file)) {
                    takeSettled(file, target.resolve(inbox.relativize(file).toString()), settled);
                }
            }
            // After the waiting books: one that is taken meanwhile goes from there to here.
            for (Path taking : children(publisher)) {
                if (Files.isDirectory(taking) && !PLACED.contains(String.valueOf(taking.getFileName()))) {
                    takeAll(inbox, taking, target);
                }
            }
        }
    }

    private static void takeAll(Path inbox, Path folder, Path target) throws IOException {
        for (Path file : children(folder)) {
            if (regular(file)) {
                take(file, target.resolve(inbox.relativize(file).toString()), true);
            } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                takeAll(inbox, file, target);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of(); // brought to its end meanwhile
        } catch (java.nio.file.NotDirectoryException e) {
            return List.of();
        }
        return children;
    }

    private static void takeSettled(Path file, Path target, Instant settled) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(settled)) {
                take(file, target, true);
            }
        } catch (NoSuchFileException e) {
            return; // taken meanwhile
        }
    }

    private static boolean regular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void take(Path file, Path target, boolean link) throws IOException {
        Files.createDirectories(target.getParent());
        try {
            if (link) {
                Files.createLink(target, file);
                return;
            }
        } catch (NoSuchFileException e) {
            return; // taken, or brought to its end, meanwhile
        } catch (IOException | UnsupportedOperationException e) {
            Files.deleteIfExists(target); // another disk: then a copy
        }
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(target);
        }
    }

    @Override
    public void close() {
        Folders.delete(folder);
    }
}
