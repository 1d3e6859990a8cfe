package io.bindery.hardened.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
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

    /** Bytes of all files in it just now. Folders that the program has locked are opened up, or it could hide files there. */
    long size() throws IOException {
        Adder adder = new Adder();
        Files.walkFileTree(path, adder);
        return adder.bytes;
    }

    /** Makes the folder and all in it belong to a user, by its number; for the super-user only. */
    void giveTo(int user) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.setAttribute(each, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(root, new Deleter());
    }

    /** Goes through folders that are locked as well. Files come and go while a program runs, which is no fault. */
    private abstract static class Opener extends SimpleFileVisitor<Path> {

        private final Set<Path> opened = new HashSet<>();

        /** What to do with a folder that stays locked. */
        abstract void barred(IOException failure) throws IOException;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (!(Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder))) {
                open(folder);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            if (opened.add(file) && open(file)) {
                Files.walkFileTree(file, this);
            } else {
                barred(failure);
            }
            return FileVisitResult.CONTINUE;
        }

        /**
         * By its path and not through a handle, which a locked folder does not give. Should the program put a link there meanwhile,
         * nothing is won by it: it runs as the same user.
         */
        private static boolean open(Path folder) {
            try {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                    return true;
                }
                return false;
            } catch (IOException | UnsupportedOperationException e) {
                return false; // gone, or without such permissions: the walk itself says so if it matters
            }
        }
    }

    private static final class Adder extends Opener {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        void barred(IOException failure) {
            // the next look tries again
        }
    }

    private static final class Deleter extends Opener {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        void barred(IOException failure) throws IOException {
            throw failure;
        }
    }
}
