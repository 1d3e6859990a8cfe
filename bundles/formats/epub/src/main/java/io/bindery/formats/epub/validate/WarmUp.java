package io.bindery.formats.epub.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.step.StepContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a tiny book once in a thread of its own: the first check of a process takes seconds, because EPUBCheck compiles its
 * schemas then.
 */
public final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final long STOP_MILLIS = 5_000;

    private final EpubValidator validator;
    private @Nullable Thread thread;

    /** @param validator the one to warm up */
    public WarmUp(EpubValidator validator) {
        this.validator = validator;
    }

    /** Begins, and returns at once. */
    public synchronized void start() {
        Thread started = new Thread(this::run, "bindery-epub-warm-up");
        started.setDaemon(true);
        started.setPriority(Thread.MIN_PRIORITY);
        started.start();
        thread = started;
    }

    /** Ends it if it is still under way: a thread that goes on would hold on to a bundle that is gone. */
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void run() {
        try {
            Path folder = Files.createTempDirectory("bindery-epub-");
            Path file = folder.resolve("tiny");
            try {
                byte[] bytes = TinyEpub.bytes();
                Files.write(file, bytes);
                int findings = validator
                        .validate(new TinyBook(file, bytes), new TinyContext(folder))
                        .findings()
                        .size();
                LOG.debug("EPUBCheck is warm ({} findings in the tiny book)", findings);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (CancellationException e) {
            LOG.debug("the warm-up of EPUBCheck was stopped");
        } catch (Exception e) {
            LOG.warn("EPUBCheck could not be warmed up; the first book will take longer", e);
        }
    }

    private record TinyBook(Path file, byte[] bytes) implements BookContent {
        @Override
        public String fileName() {
            return "tiny.epub";
        }

        @Override
        public MediaType mediaType() {
            return MediaType.EPUB;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private record TinyContext(Path folder) implements StepContext {
        @Override
        public String jobId() {
            return "warm-up";
        }

        @Override
        public Instant deadline() {
            return Instant.MAX;
        }

        @Override
        public void checkCancelled() {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the plugin is stopping");
            }
        }

        @Override
        public void progress(double fraction) {
            // Nobody looks.
        }

        @Override
        public Path workspace() throws IOException {
            return folder;
        }
    }
}
