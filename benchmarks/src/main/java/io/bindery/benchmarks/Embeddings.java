package io.bindery.benchmarks;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.embedders.bge.BgeEmbedder;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Embeds texts of a file, one a line, by the model that comes with the product. Arguments: the file, how many threads, how often. Prints the
 * seconds until the first vector, then for each time the wall and the CPU seconds, and at last how many texts and the resident megabytes.
 */
public final class Embeddings {

    private static final double NANOS = 1e9;
    private static final int BATCH = 8;

    private Embeddings() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        List<String> texts = Files.readAllLines(Path.of(arguments[0])).stream()
                .filter(line -> !line.isBlank())
                .toList();
        long start = System.nanoTime();
        TextEmbedder embedder = new BgeEmbedder(Files.createTempDirectory("bindery-natives-"));
        embedder.embed(texts.subList(0, 1));
        System.out.println((System.nanoTime() - start) / NANOS);
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            long wall = System.nanoTime();
            long cpu = cpuNanos();
            List<Future<?>> batches = new ArrayList<>();
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
                batches.add(threads.submit(() -> embedder.embed(batch)));
            }
            for (Future<?> batch : batches) {
                batch.get();
            }
            System.out.println((System.nanoTime() - wall) / NANOS + " " + (cpuNanos() - cpu) / NANOS);
        }
        threads.shutdown();
        System.out.println(texts.size() + " " + residentMegabytes());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** As Linux has it; 0 elsewhere. */
    private static long residentMegabytes() throws java.io.IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
