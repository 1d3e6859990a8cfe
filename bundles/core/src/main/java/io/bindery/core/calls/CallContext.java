package io.bindery.core.calls;

import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** The surroundings of one plugin call. Closing it deletes its workspace. */
final class CallContext implements StepContext, AutoCloseable {

    private final String jobId;
    private final Instant deadline;
    private final BooleanSupplier tooLate;
    private final Path workRoot;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private @Nullable Path workspace;
    private boolean closed;

    CallContext(String jobId, Deadline deadline, Path workRoot, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.jobId = jobId;
        this.deadline = deadline.at();
        this.tooLate = deadline::passed;
        this.workRoot = workRoot;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    @Override
    public String jobId() {
        return jobId;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public void checkCancelled() {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted() || tooLate.getAsBoolean()) {
            throw new CancellationException("the call is to end: job " + jobId);
        }
    }

    @Override
    public void progress(double fraction) {
        progress.accept(Math.max(0, Math.min(1, fraction)));
    }

    @Override
    public synchronized Path workspace() throws IOException {
        if (closed) {
            throw new IOException("the call has ended; its workspace is gone");
        }
        if (workspace == null) {
            Files.createDirectories(workRoot);
            workspace = Files.createTempDirectory(workRoot, jobId + "-");
        }
        return workspace;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (workspace != null) {
            Folders.delete(workspace);
        }
    }
}
