package io.bindery.core.calls;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Texts of books, each read once and kept in a file while there is room: the plugins of one job, and of the next one with the same bytes,
 * find it there. Holds a few hundred megabytes at the most, besides those in use. Thread-safe.
 */
final class TextShelf {

    /** How many characters of a text are kept: some ten million words. */
    static final long MOST_CHARACTERS = 64L << 20;

    private static final long ROOM = 256L << 20;
    private static final int TURNS = 64;

    private final Path folder;
    private final long room;
    private final ReentrantLock[] turns = new ReentrantLock[TURNS];
    /** In the order of their last use. */
    private final Map<String, Kept> shelf = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, Integer> users = new HashMap<>();

    TextShelf(Path folder) {
        this(folder, ROOM);
    }

    /** @param room how many bytes may lie about that nobody uses */
    TextShelf(Path folder, long room) {
        this.folder = folder;
        this.room = room;
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /** Writes the text of a book. */
    @FunctionalInterface
    interface Reading {
        void into(Writer text) throws Exception;
    }

    /** A text that lies on the shelf. */
    record Kept(Path file, long characters, boolean complete, long bytes) {}

    /** Keeps a text from being thrown away until it is closed. */
    final class Lease implements AutoCloseable {
        private final String key;
        private final Kept text;
        private boolean closed;

        private Lease(String key, Kept text) {
            this.key = key;
            this.text = text;
        }

        /** The text. */
        Kept text() {
            return text;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                giveBack(key);
            }
        }
    }

    /**
     * The text under a key, read if need be; who comes second waits for the first.
     *
     * @param key names the bytes and who reads them
     */
    Lease lease(String key, Reading reading) throws Exception {
        ReentrantLock turn = turns[Math.floorMod(key.hashCode(), TURNS)];
        turn.lockInterruptibly();
        try {
            Kept known = take(key);
            return new Lease(key, known == null ? put(key, read(key, reading)) : known);
        } finally {
            turn.unlock();
        }
    }

    private Kept read(String key, Reading reading) throws Exception {
        Files.createDirectories(folder);
        Path file = folder.resolve(key + ".txt");
        Path part = folder.resolve(key + ".part");
        try {
            BoundedText text = new BoundedText(Files.newBufferedWriter(part, StandardCharsets.UTF_8));
            try (text) {
                reading.into(text);
            }
            Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return new Kept(file, text.characters, text.complete, Files.size(file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private synchronized @Nullable Kept take(String key) {
        Kept kept = shelf.get(key);
        if (kept == null || !Files.exists(kept.file())) {
            shelf.remove(key);
            return null;
        }
        users.merge(key, 1, Integer::sum);
        return kept;
    }

    private synchronized Kept put(String key, Kept text) throws IOException {
        shelf.put(key, text);
        users.merge(key, 1, Integer::sum);
        long bytes = shelf.values().stream().mapToLong(Kept::bytes).sum();
        Iterator<Map.Entry<String, Kept>> oldest = shelf.entrySet().iterator();
        while (bytes > room && oldest.hasNext()) {
            Map.Entry<String, Kept> entry = oldest.next();
            if (!users.containsKey(entry.getKey())) {
                Files.deleteIfExists(entry.getValue().file());
                bytes -= entry.getValue().bytes();
                oldest.remove();
            }
        }
        return text;
    }

    private synchronized void giveBack(String key) {
        users.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    /** Takes as much of a text as is kept, and lets the rest pass. A surrogate that stands alone, which UTF-8 cannot hold, is replaced. */
    private static final class BoundedText extends Writer {
        private final Writer out;
        private long characters;
        private boolean complete = true;
        private char high;

        BoundedText(Writer out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int offset, int count) throws IOException {
            for (int i = offset; i < offset + count; i++) {
                write(text[i]);
            }
        }

        private void write(char next) throws IOException {
            if (characters >= MOST_CHARACTERS) {
                complete = false;
                return;
            }
            if (high != 0) {
                boolean pair = Character.isLowSurrogate(next);
                out.write(pair ? high : '\uFFFD');
                if (pair) {
                    out.write(next);
                    characters++;
                }
                high = 0;
                if (pair) {
                    return;
                }
            }
            characters++;
            if (Character.isHighSurrogate(next)) {
                high = next;
            } else {
                out.write(Character.isLowSurrogate(next) ? '\uFFFD' : next);
            }
        }

        @Override
        public void flush() {
            // it is read when it is whole
        }

        @Override
        public void close() throws IOException {
            if (high != 0) {
                out.write('\uFFFD');
                high = 0;
            }
            out.close();
        }
    }
}
