package io.bindery.benchmarks;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.formats.epub.EpubHandler;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The work itself, without a platform: EPUBCheck and the reading of metadata, for each book of some folders, by as many threads of
 * this process as there are processors (two threads that share a core take more CPU time than one). The first folder warms the machine up. Prints the CPU seconds of the process for each of the others, one a
 * line.
 */
public final class DirectIngest {

    private static final double NANOS = 1e9;

    private DirectIngest() {}

    /** Runs it. */
    public static void main(String[] folders) throws Exception {
        EpubHandler handler = new EpubHandler();
        for (int pass = 0; pass < folders.length; pass++) {
            long before = cpuNanos();
            ExecutorService threads =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
            for (Path book : books(folders[pass])) {
                threads.submit(() -> {
                    ingest(handler, book);
                    return null;
                });
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
            if (pass > 0) {
                System.out.println((cpuNanos() - before) / NANOS);
            }
        }
        System.exit(0);
    }

    private static List<Path> books(String folder) throws Exception {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    /** As the pipeline does it: a book that is at fault is not read. */
    private static void ingest(EpubHandler handler, Path file) throws Exception {
        TestBook book = TestBook.of(file, MediaType.EPUB);
        StepContext context = new TestStepContext();
        try {
            if (handler.validate(book, context).valid()) {
                handler.extractMetadata(book, context);
            }
        } catch (RejectedException e) {
            return; // such books are in the corpus too, and cost what they cost
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
