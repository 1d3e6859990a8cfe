package io.bindery.stores.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a folder is ours. The operating system gives the lock back when the process ends, however it ends, so that
 * there is no such thing as a stale one. Not for use by several threads.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, which is made if it is not there.
     *
     * @throws DatabaseException if another process, or another part of this one, holds it
     */
    static FolderLock take(Path folder) throws DatabaseException {
        Path file = folder.resolve("bindery.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
                channel.close();
                throw new DatabaseException("another Bindery (process " + (holder.isEmpty() ? "unknown" : holder)
                        + ") is using the data folder " + folder
                        + "; stop that one first, or give this one a data folder of its own");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new DatabaseException(
                    "cannot lock " + file + ": " + e
                            + "; the data folder must be writable for the user who runs Bindery",
                    e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process holds it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
