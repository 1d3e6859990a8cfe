package io.bindery.stores.jobs;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.Job;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Json json;

    CatalogueWriter(Json json) {
        this.json = json;
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

    /** Finds or makes the book, and its revision with the job's bytes. */
    Place put(StatelessSession session, Job job, CatalogueEntry entry) {
        String book = book(session, job, entry);
        String metadata = json.write(entry.metadata());
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

    private static String book(StatelessSession session, Job job, CatalogueEntry entry) {
        String identifier = Clean.text(entry.identifier());
        session.createNativeMutationQuery(MAKE_BOOK)
                .setParameter("id", IDS.generate().toString())
                .setParameter("publisher", job.publisher())
                .setParameter("identifier", identifier)
                .setParameter("at", job.updatedAt())
                .executeUpdate();
        return session.createNativeQuery(LOCK_BOOK, String.class)
                .setParameter("publisher", job.publisher())
                .setParameter("identifier", identifier)
                .getSingleResult();
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
