package io.bindery.core.search;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.store.Outbox;
import io.bindery.core.search.IndexReport.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one index up to date. One thread at a time does all that is written to it, change by change and, between them, the building of a
 * new generation; both read each book as it is at that moment, so that the last one who writes is right.
 */
final class IndexFeed {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);

    private static final int EVENTS = 100;
    private static final int BOOKS = 200;
    private static final long LOOK_NANOS = Duration.ofSeconds(30).toNanos();

    private enum Wish {
        NONE,
        GO_ON,
        BEGIN_ANEW,
        STOP
    }

    private final Outbox outbox;
    private final Shelf shelf;
    private final String consumer;

    private volatile IndexState state = IndexState.EMPTY;
    private volatile boolean reached;
    private volatile String failure = "";
    private volatile Wish wish = Wish.NONE;
    private long lookedAt;

    IndexFeed(String name, Outbox outbox, Shelf shelf) {
        this.outbox = outbox;
        this.shelf = shelf;
        consumer = "index:" + name;
    }

    void rebuild(boolean fresh) {
        wish = fresh ? Wish.BEGIN_ANEW : Wish.GO_ON;
    }

    void stop() {
        wish = Wish.STOP;
    }

    /** Whether it is known to be no help to whoever searches. */
    boolean barren() {
        return reached && state.served() == 0;
    }

    /** Whether it could be asked when it was last looked at. */
    boolean answers() {
        return reached && state.served() > 0 && failure.isEmpty();
    }

    /** Whether the last attempt to write to it failed. */
    boolean failed() {
        return !failure.isEmpty();
    }

    IndexReport report(String name, boolean searched) {
        IndexState now = state;
        Progress progress = Progress.of(now.mark());
        Work work = !reached
                ? Work.UNKNOWN
                : now.building() == 0 ? Work.FOLLOWING : progress.stopped() ? Work.STOPPED : Work.BUILDING;
        boolean building = work == Work.BUILDING || work == Work.STOPPED;
        return new IndexReport(
                name, searched, work, now.documents(), building ? progress.written() : 0, lag(), failure);
    }

    private double lag() {
        try {
            return outbox.next(consumer, 1).stream()
                    .findFirst()
                    .map(it -> Math.max(
                            0, Duration.between(it.event().at(), Instant.now()).toMillis() / 1000.0))
                    .orElse(0.0);
        } catch (RuntimeException e) {
            LOG.debug("The lag of {} cannot be told", consumer, e);
            return -1;
        }
    }

    /** Does what there is to do, until there is nothing more. */
    void run(IndexCalls index) throws InterruptedException {
        try {
            if (worthALook()) {
                look(index);
            }
            while (follow(index) | build(index)) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            if (!failure.isEmpty()) {
                LOG.info("The search index {} is up to date again", index.name());
                failure = "";
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(failure)) {
                LOG.warn(
                        "The search index {} could not be kept up to date: {}. It is tried again until it can.",
                        index.name(),
                        why);
            }
            failure = why;
        }
    }

    /** To look costs the index a count of its documents, and as a rule nobody else has changed anything. */
    private boolean worthALook() {
        return !reached || failed() || wish != Wish.NONE || System.nanoTime() - lookedAt > LOOK_NANOS;
    }

    private void look(IndexCalls index) throws Exception {
        state = index.state();
        reached = true;
        lookedAt = System.nanoTime();
        Wish wanted = wish;
        wish = Wish.NONE;
        boolean nothing = state.served() == 0 && state.building() == 0;
        if (nothing || wanted == Wish.BEGIN_ANEW || wanted == Wish.GO_ON && state.building() == 0) {
            begin(index);
        } else if (state.building() > 0 && (wanted == Wish.STOP || wanted == Wish.GO_ON)) {
            mark(index, Progress.of(state.mark()).stopped(wanted == Wish.STOP));
        }
    }

    private void begin(IndexCalls index) throws Exception {
        long generation = Math.max(state.served(), state.building()) + 1;
        LOG.info(
                "The search index {} is being built; {}",
                index.name(),
                state.served() == 0 ? "there was none" : "the one before it is searched meanwhile");
        index.write(new IndexBatch(generation, List.of(), Set.of(), Progress.NONE.mark()));
        state = index.state();
    }

    private void mark(IndexCalls index, Progress progress) throws Exception {
        index.write(new IndexBatch(state.building(), List.of(), Set.of(), progress.mark()));
        state = index.state();
    }

    /** Takes the next changes in. */
    private boolean follow(IndexCalls index) throws Exception {
        List<Outbox.Pending> events = outbox.next(consumer, EVENTS);
        if (events.isEmpty()) {
            return false;
        }
        List<OutgoingEvent> news = events.stream().map(Outbox.Pending::event).toList();
        Set<String> ids = shelf.touchedBy(news);
        if (!ids.isEmpty()) {
            List<SearchDocument> documents = shelf.documents(List.copyOf(ids));
            Set<String> gone = new HashSet<>(ids);
            gone.removeAll(documents.stream().map(SearchDocument::id).collect(Collectors.toSet()));
            for (long generation : LongStream.of(state.served(), state.building())
                    .filter(it -> it > 0)
                    .toArray()) {
                index.write(new IndexBatch(generation, documents, gone, null));
            }
        }
        outbox.advance(consumer, events.get(events.size() - 1).position());
        state = index.state();
        return true;
    }

    /** Writes the next books into the generation that is being built; serves it after the last. */
    private boolean build(IndexCalls index) throws Exception {
        Progress progress = Progress.of(state.mark());
        if (state.building() == 0 || progress.stopped() || wish != Wish.NONE) {
            return false;
        }
        List<SearchDocument> documents = shelf.olderThan(progress.before(), BOOKS);
        if (documents.isEmpty()) {
            index.serve(state.building());
            state = index.state();
            LOG.info("The search index {} is built, with {} books", index.name(), state.documents());
            return true;
        }
        String last = documents.get(documents.size() - 1).id();
        Progress further = progress.with(documents.size(), last);
        index.write(new IndexBatch(state.building(), documents, Set.of(), further.mark()));
        state = new IndexState(state.served(), state.documents(), state.building(), further.mark());
        return true;
    }
}
