package io.bindery.core.calls;

import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.core.error.CoreError;
import io.bindery.core.guard.Guard;
import io.bindery.core.guard.PluginUnfitException;
import io.bindery.core.registry.Plugin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Makes one call of a plugin behind its guard, on a thread of its own, for a bounded time. Whatever the plugin throws, answers
 * or does to its thread ends here. No lock is held and no second thread watches. Safe for use by several threads.
 */
public final class IsolatedCalls {

    private IsolatedCalls() {}

    /**
     * How a call is made.
     *
     * @param place who calls, e.g. the step
     * @param parallelism how many calls this place makes of the plugin at once at the most
     * @param limit how long the call may take
     * @param mdc what log lines of the call carry
     * @param cancelled whether somebody wants the call to end
     * @param onInterrupt told how to interrupt the call; null once it has ended
     */
    public record Terms(
            String place,
            int parallelism,
            Duration limit,
            Map<String, String> mdc,
            BooleanSupplier cancelled,
            Consumer<@Nullable Runnable> onInterrupt) {}

    /**
     * Makes the call.
     *
     * @param work the call; runs on the plugin's thread
     * @return its answer, never null
     * @throws PluginUnfitException if the plugin must not be called just now
     * @throws RejectedException if the plugin says that the book is at fault
     * @throws RetryableException if the plugin says that the world is, or if others have taken all memory
     * @throws UnavailableException if the plugin says that what it needs of the machine is not there
     * @throws PluginFailedException if the plugin does anything else but answer
     * @throws CancellationException if it was stopped from outside
     * @throws InterruptedException if the calling thread was interrupted; the call is stopped
     */
    public static <R> R call(Plugin<?> plugin, Terms terms, Callable<@Nullable R> work)
            throws PluginUnfitException, RejectedException, RetryableException, UnavailableException,
                    PluginFailedException, InterruptedException {
        Guard.Permit permit = plugin.guard().enter(terms.place(), terms.parallelism());
        FutureTask<@Nullable R> call = new FutureTask<>(() -> inContextOf(plugin, terms, work));
        permit.execute(call);
        terms.onInterrupt().accept(() -> call.cancel(true));
        try {
            R answer = call.get(terms.limit().toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw failed(plugin, permit, CoreError.PLUGIN_GAVE_NOTHING, "answered null", null);
            }
            int left = permit.threadsBeyondLimit();
            if (left > 0) {
                throw failed(
                        plugin, permit, CoreError.PLUGIN_LEFT_THREADS, "has left " + left + " threads running", null);
            }
            permit.succeeded();
            return answer;
        } catch (TimeoutException e) {
            permit.abandon();
            call.cancel(true);
            throw timedOut(plugin, permit, terms);
        } catch (CancellationException e) {
            permit.abandon();
            permit.saysNothing();
            throw e;
        } catch (InterruptedException e) {
            permit.abandon();
            call.cancel(true);
            permit.saysNothing();
            throw e;
        } catch (ExecutionException e) {
            throw translated(plugin, permit, terms, e.getCause());
        } finally {
            terms.onInterrupt().accept(null);
        }
    }

    private static <R> @Nullable R inContextOf(Plugin<?> plugin, Terms terms, Callable<@Nullable R> work)
            throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String name = thread.getName();
        thread.setContextClassLoader(plugin.classLoader());
        terms.mdc().forEach(MDC::put);
        long allocated = Memory.allocated();
        try {
            return work.call();
        } catch (Throwable thrown) { // what a plugin throws must not be seen as it is by anybody else
            if (thrown instanceof OutOfMemoryError && Memory.victim(allocated)) {
                throw new RetryableException(
                        CoreError.OUT_OF_MEMORY, "no memory was left for plugin " + plugin.name(), null, null);
            }
            throw Thrown.frozen(thrown, plugin.name());
        } finally {
            MDC.clear();
            thread.setName(name);
            thread.setPriority(Thread.NORM_PRIORITY);
            thread.setContextClassLoader(before);
        }
    }

    private static PluginFailedException translated(
            Plugin<?> plugin, Guard.Permit permit, Terms terms, Throwable thrown)
            throws RejectedException, RetryableException, UnavailableException {
        if (thrown instanceof RejectedException rejected) {
            permit.succeeded();
            throw rejected;
        }
        if (thrown instanceof RetryableException retryable) {
            plugin.stats().failedForTheWorld();
            permit.saysNothing();
            throw retryable;
        }
        if (thrown instanceof UnavailableException unavailable) {
            permit.saysNothing();
            throw unavailable;
        }
        if (thrown instanceof CancellationException cancelled) {
            if (terms.cancelled().getAsBoolean()) {
                permit.saysNothing();
                throw cancelled;
            }
            return permit.age().compareTo(terms.limit()) >= 0
                    ? timedOut(plugin, permit, terms)
                    : failed(
                            plugin,
                            permit,
                            CoreError.PLUGIN_FAILED,
                            "threw CancellationException, though nobody had cancelled anything",
                            null);
        }
        String what = String.valueOf(thrown.getMessage());
        return switch (thrown instanceof Thrown known ? known.kind() : Thrown.Kind.DEFECT) {
            case UNTRUE -> failed(plugin, permit, CoreError.PLUGIN_UNTRUE, "answered with " + what, null);
            case BYTES ->
                blameless(plugin, permit, CoreError.BYTES_CORRUPT, "could not read the book: " + what, thrown);
            case DISK_FULL -> blameless(plugin, permit, CoreError.DISK_FULL, "had no room to write: " + what, thrown);
            case OVERFULL -> failed(plugin, permit, CoreError.PLUGIN_FILLED_WORKSPACE, what, null);
            case DEFECT -> failed(plugin, permit, CoreError.PLUGIN_FAILED, "threw " + what, thrown);
        };
    }

    private static PluginFailedException timedOut(Plugin<?> plugin, Guard.Permit permit, Terms terms) {
        String what = "did not finish within " + inWords(terms.limit());
        return failed(plugin, permit, CoreError.PLUGIN_TIMED_OUT, what, null);
    }

    private static PluginFailedException blameless(
            Plugin<?> plugin, Guard.Permit permit, CoreError error, String what, Throwable cause) {
        permit.saysNothing();
        return new PluginFailedException(error, named(plugin) + " " + what, cause);
    }

    private static PluginFailedException failed(
            Plugin<?> plugin, Guard.Permit permit, CoreError error, String what, @Nullable Throwable cause) {
        permit.failed(what);
        return new PluginFailedException(error, named(plugin) + " " + what, cause);
    }

    private static String named(Plugin<?> plugin) {
        return "plugin " + plugin.name() + " " + plugin.version();
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
