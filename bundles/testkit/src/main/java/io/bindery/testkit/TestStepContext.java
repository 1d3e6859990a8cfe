package io.bindery.testkit;

import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step for tests: a scratch folder that {@link #close()} deletes, a switch to cancel it. Safe for several threads. */
public final class TestStepContext implements StepContext, AutoCloseable {

    private final Instant deadline = Instant.now().plus(Duration.ofMinutes(10));
    private volatile boolean cancelled;
    private volatile double progress;
    private @Nullable Path workspace;

    /** From now on, {@link #checkCancelled()} throws. */
    public TestStepContext cancel() {
        cancelled = true;
        return this;
    }

    /** The last progress that the plugin told, clamped; 0 before it told any. */
    public double lastProgress() {
        return progress;
    }

    @Override
    public String jobId() {
        return "test-job";
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("the test cancelled the job");
        }
    }

    @Override
    public void progress(double fraction) {
        progress = Math.max(0, Math.min(1, fraction));
    }

    @Override
    public synchronized Path workspace() throws IOException {
        if (workspace == null) {
            workspace = Files.createTempDirectory("bindery-test-step-");
        }
        return workspace;
    }

    @Override
    public synchronized void close() {
        if (workspace == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(workspace)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
