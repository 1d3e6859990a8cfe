package io.bindery.formats.epub;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java process of its own that takes the books of a folder, one after the other, and prints a line for each: its name, its codes
 * with their places, and the processor time in milliseconds. Run by {@link HostileBoundsTest} with a heap that it sets.
 */
final class HostileRun {

    private HostileRun() {}

    /** A book over a file; {@code TestBook} would keep the bytes in this process's memory. */
    private record FileBook(Path file) implements BookContent {
        @Override
        public String fileName() {
            return file.getFileName().toString();
        }

        @Override
        public MediaType mediaType() {
            return MediaType.EPUB;
        }

        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    /** The first argument is a good book, to load what is loaded once; the second, if any, the folder. */
    public static void main(String[] arguments) throws Exception {
        EpubHandler handler = new EpubHandler();
        for (int i = 0; i < 2; i++) {
            judge(handler, Path.of(arguments[0]));
        }
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.println("baseline\t" + heap.getUsed());
        if (arguments.length > 1) {
            try (Stream<Path> books = Files.list(Path.of(arguments[1]))) {
                for (Path book : books.sorted().toList()) {
                    long before = cpuMillis();
                    String said;
                    try {
                        said = judge(handler, book);
                    } catch (OutOfMemoryError e) {
                        said = "OutOfMemoryError";
                    }
                    System.out.println(book.getFileName() + "\t" + said + "\t" + (cpuMillis() - before));
                }
            }
        }
        // EPUBCheck may have left threads behind.
        System.exit(0);
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    /** The way a job goes: metadata are read only of what validation lets through, but must stand anything. */
    private static String judge(EpubHandler handler, Path file) throws Exception {
        FileBook book = new FileBook(file);
        List<Finding> findings;
        try (TestStepContext context = new TestStepContext()) {
            new EpubDetector().detect(book);
            findings = handler.validate(book, context).findings();
        } catch (RejectedException e) {
            findings = e.findings();
        }
        try (TestStepContext context = new TestStepContext()) {
            handler.extractMetadata(book, context);
        } catch (RejectedException e) {
            // Said already.
        }
        return findings.stream()
                .filter(finding -> finding.severity().rejects())
                .limit(50)
                .map(finding -> finding.code() + "@" + finding.location().path())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
