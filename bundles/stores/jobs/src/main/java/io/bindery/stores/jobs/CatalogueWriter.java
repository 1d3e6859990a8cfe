package io.bindery.stores.jobs;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.Job;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Puts a job's book into the catalogue. The book's row is locked from here to the end of the transaction, so that two jobs
 * with revisions of one book get different numbers. Thread-safe.
 */
final class CatalogueWriter {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private static final String MAKE_BOOK = """
            insert into book (id, publisher, identifier, created_at) values (:id, :publisher, :identifier, :at)
            on conflict (publisher, identifier) do nothing
            """;
    private static final String LOCK_BOOK =
            "select id from book where publisher = :publisher and identifier = :identifier for update";
    private static final String RENEW_REVISION = """
            update revision set metadata = cast(:metadata as jsonb) where book_id = :book and sha256 = :sha256
            returning number
            """;
    private static final String MAKE_REVISION = """
            insert into revision (book_id, number, job_id, sha256, metadata, catalogued_at)
            select :book, coalesce(max(number), 0) + 1, :job, :sha256, cast(:metadata as jsonb), :at
            from revision where book_id = :book
            returning number
            """;

    private static final String NEWEST = "select max(number) from revision where book_id = :book";

    private final BookMerge books;

    CatalogueWriter(BookMerge books) {
        this.books = books;
    }

    /**
     * Where the job's bytes stand in the catalogue.
     *
     * @param news the event that tells of a new revision; null if the bytes were there before
     */
    record Place(String bookId, int revision, @Nullable OutgoingEvent news) {

        /** The change with the event, if there is one. */
        Change announcedIn(Change change) {
            if (news == null) {
                return change;
            }
            List<OutgoingEvent> outgoing = new ArrayList<>(change.outgoing());
            outgoing.add(news);
            return new Change(change.history(), change.results(), outgoing, change.catalogueEntry());
        }
    }

    /** Finds or makes the book, and its revision with the job's bytes; the newest revision's layers become the book's. */
    Place put(StatelessSession session, Job job, CatalogueEntry entry) {
        String identifier = Clean.text(entry.identifier());
        Set<String> names = new LinkedHashSet<>(Set.of(identifier));
        entry.layers().forEach(layer -> names.addAll(BookNames.touchedBy(layer)));
        books.lock(session, job.publisher(), names);
        boolean made = session.createNativeMutationQuery(MAKE_BOOK)
                        .setParameter("id", IDS.generate().toString())
                        .setParameter("publisher", job.publisher())
                        .setParameter("identifier", identifier)
                        .setParameter("at", job.updatedAt())
                        .executeUpdate()
                == 1;
        String book = session.createNativeQuery(LOCK_BOOK, String.class)
                .setParameter("publisher", job.publisher())
                .setParameter("identifier", identifier)
                .getSingleResult();
        Place place = revision(session, book, job, entry);
        int newest = session.createNativeQuery(NEWEST, Integer.class)
                .setParameter("book", book)
                .getSingleResult();
        if (place.revision() == newest) {
            books.write(session, entry.layers());
        }
        // A new revision has an event of its own.
        books.renew(session, BookMerge.row(session, book), job.updatedAt(), place.news() == null);
        if (made) {
            renewNamesakes(session, book, job, identifier);
        }
        return place;
    }

    private Place revision(StatelessSession session, String book, Job job, CatalogueEntry entry) {
        String metadata = books.json().write(entry.metadata());
        Optional<Integer> known = session
                .createNativeQuery(RENEW_REVISION, Integer.class)
                .setParameter("book", book)
                .setParameter("sha256", job.sha256())
                .setParameter("metadata", metadata)
                .getResultList()
                .stream()
                .findFirst();
        if (known.isPresent()) {
            return new Place(book, known.get(), null);
        }
        int number = session.createNativeQuery(MAKE_REVISION, Integer.class)
                .setParameter("book", book)
                .setParameter("job", job.id())
                .setParameter("sha256", job.sha256())
                .setParameter("metadata", metadata)
                .setParameter("at", job.updatedAt())
                .getSingleResult();
        return new Place(book, number, catalogued(book, number, job, entry));
    }

    /** What feeds say under the new book's own identifier was, until now, said of the books that only name it. */
    private void renewNamesakes(StatelessSession session, String book, Job job, String identifier) {
        List<String> others = session.createNativeQuery(LayerSql.NAMESAKES, String.class)
                .setParameter("identifier", identifier)
                .setParameter("publisher", job.publisher())
                .setParameter("id", book)
                .getResultList();
        books.lockBooks(session, others);
        others.forEach(other -> books.renew(session, BookMerge.row(session, other), job.updatedAt(), true));
    }

    private static OutgoingEvent catalogued(String book, int number, Job job, CatalogueEntry entry) {
        return new OutgoingEvent(
                "book.catalogued:" + book + ":" + number,
                "book.catalogued",
                book,
                job.updatedAt(),
                Map.of(
                        "publisher", job.publisher(),
                        "identifier", entry.identifier(),
                        "revision", Integer.toString(number),
                        "jobId", job.id(),
                        "sha256", job.sha256()));
    }
}
