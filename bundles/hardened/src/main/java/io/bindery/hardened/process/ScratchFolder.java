package io.bindery.hardened.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away folder for one run of a program: put its input there, run it, take its output, close. Closing deletes it with all
 * in it and never follows a link out of it. Not safe for use by several threads.
 */
public final class ScratchFolder implements AutoCloseable {

    private final Path root;
    private final Path path;

    private ScratchFolder(Path root, Path path) {
        this.root = root;
        this.path = path;
    }

    /**
     * A new one.
     *
     * @param parent where, e.g. the workspace of the plugin call; it must exist
     */
    public static ScratchFolder in(Path parent) throws IOException {
        Path root = Files.createTempDirectory(parent, "run-");
        return new ScratchFolder(root, Files.createDirectory(root.resolve("work")));
    }

    /** The folder that the program begins in. */
    public Path path() {
        return path;
    }

    /** A file beside the folder, which the program does not see in it. */
    Path beside(String name) {
        return root.resolve(name);
    }

    /** Bytes of all files in it just now. */
    long size() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.mapToLong(ScratchFolder::size).sum();
        } catch (UncheckedIOException e) {
            return 0; // files come and go while the program runs; the next look counts again
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                makeWritable(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                // A folder that the program has locked: opened up, it can be visited.
                makeWritable(file);
                Files.walkFileTree(file, this);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void makeWritable(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null
                && !PosixFilePermissions.toString(view.readAttributes().permissions())
                        .startsWith("rwx")) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }
}
