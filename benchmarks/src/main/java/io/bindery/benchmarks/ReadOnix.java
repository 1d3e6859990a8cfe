package io.bindery.benchmarks;

import io.bindery.api.content.MediaType;
import io.bindery.feeds.onix.OnixFeed;
import io.bindery.testkit.TestStepContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Reads an ONIX message, and prints how many seconds it took and how many MB of heap were in use after a collection at the most. */
public final class ReadOnix {

    private static final int LOOK_EVERY = 1_000;

    private ReadOnix() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        MessageFile message = new MessageFile(Path.of(arguments[0]));
        read(message, false); // warms up
        long start = System.nanoTime();
        read(message, false);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(seconds + " " + read(message, true) / 1e6);
    }

    /** The most bytes that were in use; 0 if nobody looks. */
    private static long read(MessageFile message, boolean look) throws Exception {
        AtomicInteger count = new AtomicInteger();
        AtomicLong most = new AtomicLong();
        try (TestStepContext context = new TestStepContext()) {
            new OnixFeed()
                    .read(
                            message,
                            product -> {
                                if (look && count.incrementAndGet() % LOOK_EVERY == 0) {
                                    System.gc();
                                    Runtime runtime = Runtime.getRuntime();
                                    most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
                                }
                            },
                            context);
        }
        return most.get();
    }

    private record MessageFile(Path file) implements io.bindery.api.content.BookContent {
        @Override
        public String fileName() {
            return file.getFileName().toString();
        }

        @Override
        public MediaType mediaType() {
            return new MediaType("application/onix+xml");
        }

        @Override
        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file));
        }
    }
}
