package io.bindery.stores.blobs.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which files were found to be what their names say, so that a book that many steps look at is hashed once. A file
 * that has changed since, by its number, size or time, is hashed again. Thread-safe; hashing is done outside the lock.
 */
final class VerifiedFiles {

    private static final int REMEMBERED = 10_000;

    private record Stamp(@Nullable Object key, long size, FileTime modified) {}

    private final Map<String, Stamp> stamps = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stamp> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Checks a file.
     *
     * @return empty if it has that hash, else the hash that it has
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    Optional<String> check(Path file, String sha256) throws IOException {
        Stamp stamp = stamp(file);
        synchronized (stamps) {
            if (stamp.equals(stamps.get(sha256))) {
                return Optional.empty();
            }
        }
        String actual = Hashes.of(file);
        synchronized (stamps) {
            if (actual.equals(sha256)) {
                stamps.put(sha256, stamp); // taken before hashing: a change meanwhile makes it differ
                return Optional.empty();
            }
            stamps.remove(sha256);
        }
        return Optional.of(actual);
    }

    /**
     * Gives a file that was just checked the time of now, without that it must be hashed again.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    void touch(Path file, String sha256) throws IOException {
        Stamp before = stamp(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Stamp after = stamp(file);
        synchronized (stamps) {
            if (before.equals(stamps.get(sha256))) {
                stamps.put(sha256, after);
            }
        }
    }

    private static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    }
}
