package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.store.Change;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.StaleJobException;
import io.bindery.api.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What steps have brought that were too quick to be worth a save of their own. The job's next save takes it along; if none comes
 * soon, since a slow step is under way, it is saved by itself. Safe for use by several threads.
 */
final class Unsaved implements AutoCloseable {

    /**
     * A step that took no longer is done again in less time than saving it each time would take. And what it has brought waits no
     * longer to be saved: that much is done again at most after a crash.
     */
    static final Duration QUICK = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(Unsaved.class);
    private static final Change NOTHING = Change.of();

    private final JobStore store;
    private final JobReader reader;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bindery-saver");
        thread.setDaemon(true);
        return thread;
    });

    Unsaved(JobStore store, JobReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** Of one job; guarded by itself. */
    private static final class Entry {
        /** As its worker knows it, with the version that the store has. */
        private Job job;

        private Change change = NOTHING;
        /** Whether the last save went through is not known. */
        private boolean doubtful;

        Entry(Job job) {
            this.job = job;
        }

        Job atVersion(Job other) {
            return other.version() == job.version()
                    ? other
                    : other.toBuilder().version(job.version()).build();
        }
    }

    /** Keeps a change for the job's next save. */
    Job defer(Job job, Change change) {
        Entry entry = entries.computeIfAbsent(job.id(), id -> new Entry(job));
        synchronized (entry) {
            if (entry.change == NOTHING) {
                later.schedule(() -> saveByItself(job.id()), QUICK.toMillis(), TimeUnit.MILLISECONDS);
            }
            entry.job = entry.atVersion(job);
            entry.change = together(entry.change, change);
            return entry.job;
        }
    }

    /** Saves the job for the worker that holds it, with all that is unsaved. */
    Job save(Job job, Change change) {
        Entry entry = entries.get(job.id());
        if (entry == null) {
            return store.save(job, change);
        }
        synchronized (entry) {
            settle(entry);
            if (job.version() > entry.job.version()) {
                // It was read from the store after a save whose answer was lost, and which has taken all along.
                entries.remove(job.id(), entry);
                return store.save(job, change);
            }
            Job saved = store.save(entry.atVersion(job), together(entry.change, change));
            entry.change = NOTHING;
            entries.remove(job.id(), entry);
            return saved;
        }
    }

    private void saveByItself(String jobId) {
        Entry entry = entries.get(jobId);
        if (entry == null) {
            return;
        }
        synchronized (entry) {
            if (entry.change.history().isEmpty()) {
                return;
            }
            try {
                entry.job = store.save(entry.job, entry.change);
                entry.change = NOTHING;
            } catch (StaleJobException e) {
                LOG.debug("{}; its worker will see", e.getMessage());
            } catch (StoreUnavailableException e) {
                entry.doubtful = true;
                LOG.debug("Job {} is saved with its next step, as the store is away", jobId, e);
            } catch (RuntimeException e) { // the worker's own save meets and reports it
                LOG.debug("Job {} could not be saved by itself", jobId, e);
            }
        }
    }

    /** Finds out whether a save went through whose answer was lost. */
    private void settle(Entry entry) {
        if (entry.doubtful) {
            long next = entry.job.version() + 1;
            reader.find(entry.job.id())
                    .filter(now -> now.version() == next && now.steps().equals(entry.job.steps()))
                    .ifPresent(now -> {
                        entry.job = now;
                        entry.change = NOTHING;
                    });
            entry.doubtful = false;
        }
    }

    /** Gives up what is unsaved: this worker no longer holds the job. */
    void forget(String jobId) {
        entries.remove(jobId);
    }

    private static Change together(Change first, Change second) {
        return new Change(
                join(first.history(), second.history()),
                join(first.results(), second.results()),
                join(first.outgoing(), second.outgoing()),
                second.catalogueEntry());
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        return first.isEmpty()
                ? second
                : Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
