package io.bindery.core.calls;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.job.Job;
import io.bindery.api.step.StepContext;
import io.bindery.api.store.BlobStore;
import io.bindery.core.guard.PluginUnfitException;
import io.bindery.core.registry.Plugin;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls plugins with a book, each call on a thread of its own: a call that throws anything, hangs, answers nonsense or forgets
 * to clean up harms nobody but itself. Safe for use by several threads.
 */
public final class PluginCaller {

    private final BlobStore blobs;
    private final Path workRoot;
    private final long workspaceLimit;
    private final Predicate<String> pluginNames;

    /**
     * @param blobs where the books are
     * @param workRoot the folder for workspaces; what an earlier life left there is deleted
     * @param workspaceLimit how many bytes a call may leave in its workspace
     * @param pluginNames tells whether a name is that of a plugin that is here
     */
    public PluginCaller(BlobStore blobs, Path workRoot, long workspaceLimit, Predicate<String> pluginNames) {
        this.blobs = blobs;
        this.workRoot = workRoot;
        this.workspaceLimit = workspaceLimit;
        this.pluginNames = pluginNames;
        Folders.delete(workRoot);
    }

    /** What a plugin does with a book. */
    @FunctionalInterface
    public interface Work<R> {
        @Nullable
        R apply(BookContent book, StepContext context) throws Exception;
    }

    /** What can stop a call from outside, and who hears of its progress. */
    public interface Control extends DoubleConsumer {
        /** Whether the call is to end. */
        boolean cancelled();

        /** Told how to interrupt the call; null once it has ended. */
        void interruptedBy(@Nullable Runnable interrupt);
    }

    /**
     * Calls a plugin.
     *
     * @param step the step that the call belongs to
     * @param parallelism how many jobs are in that step at once at the most
     * @param limit how long it may take
     * @return its answer, never null
     * @throws PluginUnfitException if the plugin must not be called just now
     * @throws RejectedException if the plugin says that the book is at fault
     * @throws RetryableException if the plugin says that the world is, or the store of bytes fails
     * @throws PluginFailedException if the plugin does anything else but answer
     * @throws CancellationException if it was stopped from outside
     * @throws InterruptedException if the calling thread was interrupted; the call is stopped
     */
    public <R> R call(
            Plugin<?> plugin, String step, int parallelism, Job job, Duration limit, Control control, Work<R> work)
            throws PluginUnfitException, RejectedException, RetryableException, PluginFailedException,
                    InterruptedException {
        Deadline deadline = Deadline.in(limit);
        Map<String, String> mdc = Map.of("job", job.id(), "step", step, "plugin", plugin.name());
        var terms = new IsolatedCalls.Terms(step, parallelism, limit, mdc, control::cancelled, control::interruptedBy);
        AnswerCheck check = new AnswerCheck(plugin.name(), pluginNames);
        // Closed on both sides: by the plugin's thread when it ends, and by this one when it no longer waits for it.
        try (var context = new CallContext(job.id(), deadline, workRoot, control::cancelled, control);
                var book = new StoredBook(job, blobs)) {
            return IsolatedCalls.call(plugin, terms, () -> {
                try (context;
                        book) {
                    R answer = work.apply(book, context);
                    R checked = answer == null ? null : check.checked(answer);
                    if (context.workspaceBytes() > workspaceLimit) {
                        throw new OverfullWorkspaceException(workspaceLimit);
                    }
                    return checked;
                } catch (NoSuchFileException e) {
                    throw blobs.contains(job.sha256()) ? new IOException("no such file: " + e.getMessage(), e) : e;
                }
            });
        }
    }
}
