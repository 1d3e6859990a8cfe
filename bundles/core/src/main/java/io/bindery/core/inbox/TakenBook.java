package io.bindery.core.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A book that was taken out of a publisher's folder: {@code processing/<uuid>/<name>}, perhaps with its companion. The folder's
 * name is the key by which a job for it is found again after a crash.
 *
 * @param folder the folder
 */
record TakenBook(Path folder) {

    static final String PROCESSING = "processing";

    /** Takes a file, with its companion, out of a publisher's folder. */
    static TakenBook take(Path publisherFolder, Path file) throws IOException {
        Optional<Path> companion = Arrivals.companion(file);
        Path folder =
                publisherFolder.resolve(PROCESSING).resolve(UUID.randomUUID().toString());
        Files.createDirectories(folder);
        // The companion first: a book without it would look like one that nobody vouched for.
        if (companion.isPresent()) {
            move(companion.get(), folder.resolve(companion.get().getFileName()));
        }
        try {
            move(file, folder.resolve(file.getFileName()));
        } catch (IOException e) {
            if (companion.isPresent()) {
                move(folder.resolve(companion.get().getFileName()), companion.get());
            }
            Files.delete(folder);
            throw e;
        }
        return new TakenBook(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The books that an earlier life took and did not bring to an end. */
    static List<TakenBook> left(Path publisherFolder) throws IOException {
        Path processing = publisherFolder.resolve(PROCESSING);
        if (!Files.isDirectory(processing)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(processing)) {
            return folders.filter(Files::isDirectory).map(TakenBook::new).toList();
        }
    }

    String intakeKey() {
        return "inbox:" + folder.getFileName();
    }

    Path publisherFolder() {
        return folder.getParent().getParent();
    }

    /** The book; empty if it was moved away before the folder could be deleted, or never came to it. */
    Optional<Path> book() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !Arrivals.isCompanion(file)).findFirst();
        }
    }

    /** The hash in the companion {@code .sha256}, in the form that {@code sha256sum} writes; empty if there is none. */
    String expectedSha256() throws IOException {
        Optional<Path> book = book();
        if (book.isEmpty()) {
            return "";
        }
        Path companion = folder.resolve(book.get().getFileName() + ".sha256");
        if (!Files.isRegularFile(companion) || Files.size(companion) > 4_096) {
            return "";
        }
        String text =
                Files.readString(companion, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        return text.split("\\s+", 2)[0];
    }

    /** Brings the book to its place, with a report if there is something to report, and ends the taking. */
    void place(String where, String report) throws IOException {
        Optional<Path> book = book();
        if (book.isPresent()) {
            Path target = publisherFolder().resolve(where);
            Files.createDirectories(target);
            Path place = free(target, book.get().getFileName().toString());
            if (!report.isEmpty()) {
                Files.writeString(PlacedBook.report(place), report);
            }
            move(book.get(), place);
        }
        try (Stream<Path> rest = Files.list(folder)) {
            for (Path file : rest.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** A name that is not taken: an earlier book of the same name keeps its place. */
    private Path free(Path target, String name) {
        Path place = target.resolve(name);
        if (Files.notExists(place)) {
            return place;
        }
        int dot = name.lastIndexOf('.');
        String mark = "-" + folder.getFileName().toString().substring(0, 8);
        return target.resolve(dot > 0 ? name.substring(0, dot) + mark + name.substring(dot) : name + mark);
    }
}
