package io.bindery.core.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells books that are all there from those that are still being written. */
final class Arrivals {

    /** Names that uploading programs give to files that are not whole yet. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp");

    private static final List<String> COMPANIONS = List.of(".done", ".sha256");

    private final long settleNanos;
    private final Map<Path, Sight> seen = new ConcurrentHashMap<>();

    Arrivals(long settleMillis) {
        settleNanos = TimeUnit.MILLISECONDS.toNanos(settleMillis);
    }

    private record Sight(long size, long modified, long sinceNanos) {
        boolean sameAs(BasicFileAttributes now) {
            return size == now.size() && modified == now.lastModifiedTime().toMillis();
        }
    }

    boolean hasArrived(Path file) {
        if (!mayBeBook(file.getFileName().toString())) {
            return false;
        }
        try {
            BasicFileAttributes now =
                    Files.readAttributes(file, BasicFileAttributes.class, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile() && (companion(file).isPresent() || settled(file, now));
        } catch (IOException e) {
            seen.remove(file);
            return false; // it has gone, or cannot be looked at: then it has not arrived
        }
    }

    /** Whether the name is not one of those that files have which are no books, or not yet. */
    static boolean mayBeBook(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !ends(name, UNFINISHED) && !ends(name, COMPANIONS);
    }

    /** Whether it has looked like this for as long as it must. */
    boolean settled(Path file, BasicFileAttributes now) {
        long clock = System.nanoTime();
        Sight sight = seen.compute(
                file,
                (path, before) -> before != null && before.sameAs(now)
                        ? before
                        : new Sight(now.size(), now.lastModifiedTime().toMillis(), clock));
        return clock - sight.sinceNanos() >= settleNanos;
    }

    void forget(Path file) {
        seen.remove(file);
    }

    /** The file beside it that says that it is whole. */
    static Optional<Path> companion(Path file) {
        return COMPANIONS.stream()
                .map(ending -> file.resolveSibling(file.getFileName() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether a file is not a book but says something of the one beside it. */
    static boolean isCompanion(Path file) {
        return ends(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT), COMPANIONS);
    }

    private static boolean ends(String name, List<String> endings) {
        return endings.stream().anyMatch(name::endsWith);
    }
}
