package io.bindery.core.inbox;

import io.bindery.api.store.JobReader;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.error.IntakeError;
import io.bindery.core.health.Health;
import io.bindery.core.intake.RemoteBook;
import io.bindery.core.intake.RemoteSource;
import io.bindery.core.intake.Taking;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import io.bindery.core.registry.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes books from one place elsewhere. What was taken is known by the intake key in the database alone, so a crash at any moment
 * loses nothing: the book is shown again, and is then known or not.
 */
final class RemotePlace implements RemoteSource {

    private static final Logger LOG = LoggerFactory.getLogger(RemotePlace.class);
    private static final int MOST_BREAKS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final JobReader reader;
    private final String kind;
    private final String place;
    private final String publisher;
    private final Runnable onClose;
    private final AtomicLong taken = new AtomicLong();
    /** How often a book broke off, by its key. */
    private final Map<String, Integer> breaks = new ConcurrentHashMap<>();

    private Duration pause = Duration.ZERO;
    private long notBefore = System.nanoTime();
    /** Why nothing can be taken just now; empty if something can. */
    private String trouble = "";

    private boolean seen;

    RemotePlace(Jobs jobs, JobReader reader, String kind, String place, String publisher, Runnable onClose) {
        if (!Submission.PUBLISHER.matcher(publisher).matches()) {
            throw new IllegalArgumentException(
                    place + " has no usable publisher: " + publisher + ". " + IntakeError.PUBLISHER_NAME.cause());
        }
        this.jobs = jobs;
        this.reader = reader;
        this.kind = kind;
        this.place = place;
        this.publisher = publisher;
        this.onClose = onClose;
    }

    @Override
    public synchronized boolean ready() {
        return System.nanoTime() - notBefore >= 0;
    }

    @Override
    public boolean mayBeBook(String fileName) {
        return Arrivals.mayBeBook(fileName);
    }

    @Override
    public Taking take(RemoteBook book, InputStream bytes) {
        if (!mayBeBook(book.fileName())) {
            return new Taking(Taking.Outcome.IGNORED, "");
        }
        String key = kind + ":" + Hashes.of(book.identity());
        try {
            if (reader.findByIntakeKey(key).isEmpty()) {
                jobs.submit(
                        new Submission(key, publisher, book.fileName(), "", kind),
                        new AnnouncedBytes(bytes, book.sizeBytes()));
                taken.incrementAndGet();
            }
            breaks.remove(key);
            reached();
            return new Taking(Taking.Outcome.TAKEN, "");
        } catch (InvalidSubmissionException e) {
            return refused(book, key, e);
        } catch (AnnouncedBytes.BrokenOffException e) {
            if (breaks.merge(key, 1, Integer::sum) >= MOST_BREAKS) {
                return refused(book, key, new InvalidSubmissionException(IntakeError.BREAKS_OFF, e.getMessage()));
            }
            away(book.place() + ": " + e.getMessage());
        } catch (IOException | StoreUnavailableException | IntakeBusyException e) {
            away("its books cannot be taken in yet: " + e.getMessage());
        }
        return new Taking(Taking.Outcome.LATER, "");
    }

    private Taking refused(RemoteBook book, String key, InvalidSubmissionException e) {
        breaks.remove(key);
        LOG.warn("{} was refused: {}", book.place(), e.getMessage());
        return new Taking(
                Taking.Outcome.REFUSED, Reports.ofRefusal(book.place(), String.valueOf(e.getMessage()), e.code()));
    }

    @Override
    public synchronized void reached() {
        if (!trouble.isEmpty()) {
            LOG.info("{}: books are taken in again", place);
        }
        trouble = "";
        pause = Duration.ZERO;
        seen = true;
    }

    @Override
    public synchronized void away(String why) {
        if (!why.equals(trouble)) {
            LOG.warn("{}: {}. It is tried again by itself.", place, why);
        }
        trouble = why;
        Duration longer = pause.multipliedBy(2);
        pause = pause.isZero() ? FIRST_PAUSE : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        rest(pause);
    }

    @Override
    public synchronized void rest(Duration time) {
        notBefore = System.nanoTime() + time.toNanos();
    }

    synchronized Health.Check examine() {
        String part = "intake " + place + " (" + publisher + ")";
        if (!trouble.isEmpty()) {
            return new Health.Check(
                    part,
                    false,
                    trouble,
                    "mend what it says, or correct the place's file in etc/; the books wait where they are");
        }
        return new Health.Check(
                part, true, seen ? taken.get() + " books taken since the start" : "not looked at yet", "");
    }

    @Override
    public void close() {
        onClose.run();
    }
}
