package io.bindery.core.calls;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.job.Job;
import io.bindery.api.step.StepContext;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.CorruptBlobException;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.PluginGuard;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Calls plugins, each call on a thread of its own: a call that throws anything, hangs or forgets to clean up harms nobody
 * but itself. Safe for use by several threads.
 */
public final class PluginCaller implements AutoCloseable {

    /** How long a call waits until others to the same plugin have ended. */
    private static final Duration ROOM_PATIENCE = Duration.ofSeconds(10);

    private final BlobStore blobs;
    private final Path workRoot;
    private final PluginThreads threads = new PluginThreads();

    /**
     * @param blobs where the books are
     * @param workRoot the folder for workspaces; what an earlier life left there is deleted
     */
    public PluginCaller(BlobStore blobs, Path workRoot) {
        this.blobs = blobs;
        this.workRoot = workRoot;
        Folders.delete(workRoot);
    }

    private enum Ending {
        BY_ITSELF,
        ABANDONED
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
     * @param limit how long it may take
     * @return its answer, never null
     * @throws PluginPausedException if the plugin is not to be called just now
     * @throws RejectedException if the plugin says that the book is at fault
     * @throws RetryableException if the plugin says that the world is, the store of bytes fails, or memory is spent
     * @throws PluginFailedException if the plugin does anything else but answer
     * @throws CancellationException if it was stopped from outside
     * @throws InterruptedException if the calling thread was interrupted; the call is stopped
     */
    public <R> R call(Plugin<?> plugin, String step, Job job, Duration limit, Control control, Work<R> work)
            throws PluginPausedException, RejectedException, RetryableException, PluginFailedException,
                    InterruptedException {
        PluginGuard guard = plugin.guard();
        Optional<PluginGuard.Refusal> refusal = guard.enter(ROOM_PATIENCE);
        if (refusal.isPresent()) {
            throw new PluginPausedException(refusal.get());
        }
        boolean judged = false;
        try {
            R answer = granted(plugin, step, job, limit, control, work);
            guard.succeeded();
            judged = true;
            return answer;
        } catch (RejectedException e) {
            guard.succeeded(); // to refuse a book is what it is for
            judged = true;
            throw e;
        } catch (RetryableException e) {
            if (e.code() == CoreError.PLUGIN_OUT_OF_MEMORY) {
                guard.failed(String.valueOf(e.getMessage()));
                judged = true;
            }
            throw e;
        } catch (PluginFailedException e) {
            if (e.error().blamesPlugin() && !FullDisk.isBehind(e)) {
                guard.failed(String.valueOf(e.getMessage()));
                judged = true;
            }
            throw e;
        } finally {
            if (!judged) {
                guard.unjudged();
            }
        }
    }

    private <R> R granted(Plugin<?> plugin, String step, Job job, Duration limit, Control control, Work<R> work)
            throws RejectedException, RetryableException, PluginFailedException, InterruptedException {
        plugin.stats().called();
        Map<String, String> mdc = Map.of("job", job.id(), "step", step, "plugin", plugin.name());
        Deadline deadline = Deadline.in(limit);
        AtomicReference<Ending> ending = new AtomicReference<>();
        FutureTask<R> call = new FutureTask<>(() -> {
            try (var context = new CallContext(job.id(), deadline, workRoot, control::cancelled, control);
                    var book = new StoredBook(job, blobs)) {
                return inContextOf(plugin, mdc, () -> work.apply(book, context));
            }
        });
        control.interruptedBy(() -> call.cancel(true));
        execute(plugin.guard(), () -> {
            call.run();
            if (!ending.compareAndSet(null, Ending.BY_ITSELF)) {
                plugin.stats().returned();
            }
        });
        try {
            R answer = call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw failed(plugin, CoreError.PLUGIN_GAVE_NOTHING, "answered null", null);
            }
            refuseLeaks(plugin);
            return answer;
        } catch (TimeoutException e) {
            if (ending.compareAndSet(null, Ending.ABANDONED)) {
                plugin.stats().abandoned();
            }
            call.cancel(true);
            throw failed(plugin, CoreError.PLUGIN_TIMED_OUT, "did not finish within " + inWords(limit), null);
        } catch (InterruptedException e) {
            call.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw translated(plugin, e.getCause(), deadline, limit);
        } finally {
            control.interruptedBy(null);
        }
    }

    private void execute(PluginGuard guard, Runnable call) {
        boolean begun = false;
        try {
            threads.execute(() -> {
                try {
                    call.run();
                } finally {
                    guard.left();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                guard.left(); // there was no thread to be had
            }
        }
    }

    private void refuseLeaks(Plugin<?> plugin) throws PluginFailedException {
        long own = threads.ownThreads(plugin);
        if (own > PluginThreads.OWN_THREADS) {
            throw failed(plugin, CoreError.PLUGIN_LEAKED_THREADS, "has left " + own + " threads running", null);
        }
    }

    private static <R> @Nullable R inContextOf(
            Plugin<?> plugin, Map<String, String> mdc, java.util.concurrent.Callable<@Nullable R> work)
            throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String name = thread.getName();
        thread.setContextClassLoader(plugin.classLoader());
        thread.setName("bindery-plugin-" + plugin.name());
        mdc.forEach(MDC::put);
        try {
            return work.call();
        } finally {
            MDC.clear();
            thread.setName(name);
            thread.setContextClassLoader(before);
        }
    }

    /** The exception that the caller is to see; for those that say what the SPI foresees, the very one. */
    private static PluginFailedException translated(
            Plugin<?> plugin, @Nullable Throwable thrown, Deadline deadline, Duration limit)
            throws RejectedException, RetryableException {
        if (thrown instanceof RejectedException rejected) {
            throw rejected;
        }
        if (thrown instanceof RetryableException retryable) {
            plugin.stats().failed();
            throw retryable;
        }
        if (thrown instanceof CorruptBlobException || thrown instanceof NoSuchFileException) {
            return failed(plugin, CoreError.BYTES_CORRUPT, "could not read the book: " + thrown.getMessage(), thrown);
        }
        if (thrown instanceof OutOfMemoryError) {
            // The heap is everybody's: whose call runs out of it need not be the one that has spent it.
            plugin.stats().failed();
            throw new RetryableException(
                    CoreError.PLUGIN_OUT_OF_MEMORY,
                    "plugin " + plugin.name() + " " + plugin.version() + " ran when the memory was spent",
                    null,
                    thrown);
        }
        if (thrown instanceof ExcessiveAnswerException) {
            return failed(plugin, CoreError.PLUGIN_SAID_TOO_MUCH, String.valueOf(thrown.getMessage()), null);
        }
        if (thrown instanceof CancellationException cancelled) {
            if (!deadline.passed()) {
                throw cancelled;
            }
            return failed(plugin, CoreError.PLUGIN_TIMED_OUT, "did not finish within " + inWords(limit), cancelled);
        }
        return failed(plugin, CoreError.PLUGIN_FAILED, "threw " + thrown, thrown);
    }

    private static PluginFailedException failed(
            Plugin<?> plugin, CoreError error, String what, @Nullable Throwable cause) {
        plugin.stats().failed();
        return new PluginFailedException(error, "plugin " + plugin.name() + " " + plugin.version() + " " + what, cause);
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }

    @Override
    public void close() {
        threads.close();
    }
}
