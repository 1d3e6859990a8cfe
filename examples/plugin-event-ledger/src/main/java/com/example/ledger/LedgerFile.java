package com.example.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * A file of lines, each of which begins with a key and a tab; a key is written once, however often it comes. Not for use by
 * several threads.
 */
final class LedgerFile implements AutoCloseable {

    private final FileChannel file;
    private final Set<String> keys = new HashSet<>();

    /** Opens the file, or makes it. Half a line at its end, which a loss of power has left, is cut off: its event comes again. */
    LedgerFile(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(line -> keys.add(key(line)));
        file.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        file.position(file.size());
    }

    /** Adds the line unless its key is there already; whether it was added. It is safe only after {@link #sync}. */
    boolean add(String line) throws IOException {
        if (keys.contains(key(line))) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long before = file.position();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            file.truncate(before); // the disk is full: a half line must not be taken for a whole one
            throw e;
        }
        keys.add(key(line));
        return true;
    }

    /** Makes all lines survive a loss of power. */
    void sync() throws IOException {
        file.force(false);
    }

    private static String key(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? line : line.substring(0, tab);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
