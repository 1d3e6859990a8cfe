package io.bindery.core.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of plugins that somebody has switched off, kept in a file with a line for each. Thread-safe. */
final class SwitchedOff {

    private final @Nullable Path file;
    private volatile Set<String> names;

    /**
     * Reads what was kept.
     *
     * @param file need not be there; null to keep nothing
     * @throws UncheckedIOException if it is there and cannot be read: what somebody has switched off must not come back by itself
     */
    SwitchedOff(@Nullable Path file) {
        this.file = file;
        try {
            this.names = file == null || !Files.exists(file) ? Set.of() : Set.copyOf(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which plugins are switched off from " + file, e);
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Switches one, and keeps that. */
    synchronized void set(String name, boolean off) throws IOException {
        if (name.lines().count() != 1) {
            throw new IOException("a plugin's name of several lines cannot be kept");
        }
        Set<String> next = new TreeSet<>(names);
        boolean changed = off ? next.add(name) : next.remove(name);
        if (!changed) {
            return;
        }
        if (file != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(draft, next);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        names = Set.copyOf(next);
    }
}
