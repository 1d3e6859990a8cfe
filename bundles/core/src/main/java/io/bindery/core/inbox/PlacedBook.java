package io.bindery.core.inbox;

import io.bindery.api.job.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A book whose job has ended without all that was wanted, in its publisher's folder, with the report that names the job.
 *
 * @param file the book
 */
record PlacedBook(Path file) {

    private static final String REPORT = ".report.txt";
    private static final List<String> PLACES = List.of("failed", "rejected", "done");

    /** Where the report on a book lies. */
    static Path report(Path book) {
        String name = book.getFileName().toString();
        // A name may be as long as the file system allows, and then leaves no room for an ending.
        boolean roomy = name.getBytes(StandardCharsets.UTF_8).length + REPORT.length() <= TakenBook.LONGEST_NAME;
        return book.resolveSibling(
                roomy
                        ? name + REPORT
                        : name.substring(0, TakenBook.SHORTENED) + "-" + Integer.toHexString(name.hashCode()) + REPORT);
    }

    /**
     * Finds the book of a job.
     *
     * @return empty if it did not come by file, or somebody has taken it or its report away
     */
    static Optional<PlacedBook> of(Job job, Path publisherFolder) throws IOException {
        int dot = job.fileName().lastIndexOf('.');
        String stem = dot > 0 ? job.fileName().substring(0, dot) : job.fileName();
        for (String where : PLACES) {
            Path folder = publisherFolder.resolve(where);
            if (Files.isDirectory(folder)) {
                // A second book of a name has a mark after its stem, see TakenBook.
                try (Stream<Path> files = Files.list(folder)) {
                    List<Path> reports = files.filter(file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith(stem) && name.endsWith(REPORT);
                            })
                            .toList();
                    for (Path report : reports) {
                        String name = report.getFileName().toString();
                        Path book = report.resolveSibling(name.substring(0, name.length() - REPORT.length()));
                        if (Files.isRegularFile(book) && isOf(report, job)) {
                            return Optional.of(new PlacedBook(book));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Path report, Job job) throws IOException {
        try (Stream<String> lines = Files.lines(report, StandardCharsets.UTF_8)) {
            return lines.limit(10).anyMatch(line -> line.startsWith(Reports.JOB) && line.endsWith(job.id()));
        }
    }

    /** Brings it to where it belongs now; a book that came there meanwhile under the same name keeps its place. */
    void moveTo(String where, String newReport) throws IOException {
        Path folder = file.getParent().resolveSibling(where);
        Files.createDirectories(folder);
        Path place = folder.resolve(file.getFileName());
        if (!folder.equals(file.getParent()) && Files.exists(place)) {
            place = folder.resolve(System.nanoTime() + "-" + file.getFileName());
        }
        if (!newReport.isEmpty()) {
            Files.writeString(report(place), newReport);
        }
        if (!place.equals(file)) {
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(report(file));
        } else if (newReport.isEmpty()) {
            Files.deleteIfExists(report(file)); // what it told of has been done
        }
    }
}
