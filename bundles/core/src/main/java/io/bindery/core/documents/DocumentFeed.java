package io.bindery.core.documents;

import io.bindery.api.document.BookDocument;
import io.bindery.api.document.DocumentBatch;
import io.bindery.api.document.DocumentStoreState;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.Outbox;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one store of documents up to date, by one thread at a time. Changes and the walk through the catalogue that fills an empty store
 * take turns; both read each book as it is at that moment.
 */
final class DocumentFeed {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentFeed.class);

    private static final String OF_BOOKS = "book.";
    /** What the store remembers while it is being filled: before which book the walk goes on. */
    private static final String BEFORE = "before ";
    /** What it remembers when it has all. */
    private static final String FILLED = "filled";

    private static final int EVENTS = 100;
    /** A document may be large, and all of a batch are in memory at once. */
    private static final int BOOKS = 100;

    private static final long LOOK_NANOS = Duration.ofSeconds(30).toNanos();

    private final String consumer;
    private final Outbox outbox;
    private final Catalogue catalogue;

    private String mark = "";
    private boolean reached;
    private String failure = "";
    private long lookedAt;

    DocumentFeed(String consumer, Outbox outbox, Catalogue catalogue) {
        this.consumer = consumer;
        this.outbox = outbox;
        this.catalogue = catalogue;
    }

    /** Does what there is to do, until there is nothing more; says whether all went well. */
    boolean run(StoreCalls store) throws InterruptedException {
        try {
            if (!reached || !failure.isEmpty() || System.nanoTime() - lookedAt > LOOK_NANOS) {
                look(store);
            }
            while (follow(store) | fill(store)) {
                if (Thread.currentThread().isInterrupted()) {
                    return true;
                }
            }
            if (!failure.isEmpty()) {
                LOG.info("The document store {} is up to date again", store.name());
                failure = "";
            }
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            complain(store.name(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void complain(String name, String why) {
        if (!why.equals(failure)) {
            LOG.warn(
                    "The document store {} could not be kept up to date: {}. It is tried again until it can.",
                    name,
                    why);
        }
        failure = why;
    }

    /** As a rule nobody else has changed anything; but somebody may have emptied it. */
    private void look(StoreCalls store) throws Exception {
        DocumentStoreState state = store.state();
        boolean emptied = state.documents() == 0 && state.mark().equals(FILLED);
        mark = emptied ? "" : state.mark();
        reached = true;
        lookedAt = System.nanoTime();
    }

    private boolean follow(StoreCalls store) throws Exception {
        List<Outbox.Pending> events = outbox.next(consumer, EVENTS);
        if (events.isEmpty()) {
            return false;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (Outbox.Pending pending : events) {
            if (pending.event().type().startsWith(OF_BOOKS)) {
                ids.add(pending.event().subject());
            }
        }
        if (!ids.isEmpty()) {
            List<BookDocument> documents = documents(catalogue.findAll(List.copyOf(ids)));
            documents.forEach(it -> ids.remove(it.id()));
            store.write(new DocumentBatch(documents, ids, null));
        }
        outbox.advance(consumer, events.get(events.size() - 1).position());
        return true;
    }

    /** Brings the next books of the walk, from the newest to the oldest. */
    private boolean fill(StoreCalls store) throws Exception {
        if (mark.equals(FILLED)) {
            return false;
        }
        boolean going = mark.startsWith(BEFORE);
        String before = going ? mark.substring(BEFORE.length()) : null;
        List<BookDocument> documents = documents(catalogue.list(null, before, BOOKS));
        boolean last = documents.isEmpty();
        String next =
                last ? FILLED : BEFORE + documents.get(documents.size() - 1).id();
        store.write(new DocumentBatch(documents, Set.of(), next));
        mark = next;
        if (last && going) {
            LOG.info("The document store {} is filled", store.name());
        }
        return !last;
    }

    private static List<BookDocument> documents(List<CataloguedBook> books) {
        return books.stream().map(WholeBook::of).toList();
    }
}
