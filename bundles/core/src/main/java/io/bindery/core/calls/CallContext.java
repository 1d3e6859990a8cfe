package io.bindery.core.calls;

import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
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
    private volatile boolean closed;

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
        if (closed || cancelled.getAsBoolean() || Thread.currentThread().isInterrupted() || tooLate.getAsBoolean()) {
            throw new CancellationException("the call is to end: job " + jobId);
        }
    }

    @Override
    public void progress(double fraction) {
        // A thread that the plugin forgot must not speak for the next call of the job.
        if (!closed && !Double.isNaN(fraction)) {
            progress.accept(Math.max(0, Math.min(1, fraction)));
        }
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

    /** Bytes in the workspace just now. */
    synchronized long workspaceBytes() throws IOException {
        if (workspace == null) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(workspace)) {
            return files.mapToLong(CallContext::size).sum();
        } catch (UncheckedIOException e) {
            return 0; // a thread of the plugin's still moves files; the folder is deleted all the same
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (workspace != null) {
            Folders.delete(workspace);
        }
    }
}
