package io.bindery.stores.blobs.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where bytes are until all of them are there. Each life of a store has a folder of its own in it, and holds a lock on it: a
 * folder whose lock can be had is one that a dead store has left, and is removed.
 */
final class IncomingFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingFolder.class);
    private static final Duration JUST_BEING_MADE = Duration.ofMinutes(1);

    private final Path folder;

    private final FileChannel lock;

    private IncomingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static IncomingFolder open(Path parent) throws IOException {
        Files.createDirectories(parent);
        removeLeftovers(parent);
        Path folder = Files.createDirectory(parent.resolve(UUID.randomUUID().toString()));
        FileChannel channel =
                FileChannel.open(lockFile(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new IncomingFolder(folder, channel);
    }

    Path newFile() {
        return folder.resolve(UUID.randomUUID() + ".part");
    }

    private static void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder) && !inUse(folder)) {
                    LOG.info("Removing what an interrupted store has left in {}", folder);
                    removeFolder(folder);
                }
            }
        }
    }

    private static boolean inUse(Path folder) throws IOException {
        Path lock = lockFile(folder);
        if (!Files.exists(lock)) {
            Instant made = Files.getLastModifiedTime(folder).toInstant();
            // one that was made in the future is from before the clock was set back
            return Duration.between(made, Instant.now()).abs().compareTo(JUST_BEING_MADE) < 0;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        } catch (OverlappingFileLockException e) {
            return true; // another store of this process
        }
    }

    private static void removeFolder(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }

    /** Gives the folder up; nobody may be writing. */
    void close() throws IOException {
        lock.close();
        removeFolder(folder);
    }
}
