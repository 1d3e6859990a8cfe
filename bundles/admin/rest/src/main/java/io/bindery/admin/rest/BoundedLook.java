package io.bindery.admin.rest;

import io.bindery.core.health.Health;
import io.bindery.core.health.Health.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the vital parts for a limited time. A database that does not answer at all would hold up whoever probes, and each probe one
 * thread more; here they share one look. Safe for use by several threads.
 */
final class BoundedLook implements AutoCloseable {

    private final Duration patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Background.threads("bindery-health"));
    private @Nullable Future<List<Check>> underWay;

    BoundedLook(Duration patience) {
        this.patience = patience;
    }

    /** What was seen; empty if the look has not come to an end in time. */
    Optional<List<Check>> at(Health health) {
        Future<List<Check>> look = look(health);
        try {
            return Optional.of(look.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the vital parts cannot be looked at", e);
        }
    }

    private synchronized Future<List<Check>> look(Health health) {
        Future<List<Check>> present = underWay;
        if (present == null || present.isDone()) {
            present = thread.submit(health::vital);
            underWay = present;
        }
        return present;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
