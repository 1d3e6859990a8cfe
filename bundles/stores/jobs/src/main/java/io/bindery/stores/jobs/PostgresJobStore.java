package io.bindery.stores.jobs;

import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.Claim;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.StaleJobException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Keeps jobs in PostgreSQL. Thread-safe. */
final class PostgresJobStore implements JobStore {

    private final Sessions sessions;
    private final Json json;
    private final CatalogueWriter catalogue;
    private final Runnable fed;

    /** @param fed called after each change that has added to the history of a job */
    PostgresJobStore(Sessions sessions, Json json, BookMerge books, Runnable fed) {
        this.sessions = sessions;
        this.json = json;
        this.catalogue = new CatalogueWriter(books);
        this.fed = fed;
    }

    @Override
    public Accepted accept(Arrival arrival) {
        Accepted accepted = sessions.inTransaction("accept a book", session -> {
            session.createNativeQuery(JobSql.LOCK_BYTES, Integer.class)
                    .setParameter(
                            "bytes", arrival.publisher() + "/" + arrival.blob().sha256())
                    .getSingleResult();
            Instant at = Clean.time(arrival.at());
            Optional<JobRow> made = session
                    .createNativeQuery(JobSql.ACCEPT, JobRow.class)
                    .setParameter("id", arrival.jobId())
                    .setParameter("intakeKey", Clean.text(arrival.intakeKey()))
                    .setParameter("publisher", arrival.publisher())
                    .setParameter("fileName", Clean.text(arrival.fileName()))
                    .setParameter("sizeBytes", arrival.blob().sizeBytes())
                    .setParameter("sha256", arrival.blob().sha256())
                    .setParameter("actor", Clean.text(arrival.actor()))
                    .setParameter("at", at)
                    .getResultList()
                    .stream()
                    .findFirst();
            return made.map(row -> new Accepted(row.toJob(json), true))
                    .orElseGet(() -> new Accepted(earlier(session, arrival.intakeKey()), false));
        });
        fed.run();
        return accepted;
    }

    private Job earlier(StatelessSession session, String intakeKey) {
        return session.createSelectionQuery("from JobRow where intakeKey = :key", JobRow.class)
                .setParameter("key", Clean.text(intakeKey))
                .getSingleResult()
                .toJob(json);
    }

    @Override
    public List<Job> claim(Claim claim) {
        if (claim.nextSteps().isEmpty()) {
            return List.of();
        }
        List<Job> jobs = sessions.inOneStatement(
                "hand out jobs",
                session -> session
                        .createNativeQuery(JobSql.CLAIM, JobRow.class)
                        .setParameter("now", Clean.time(claim.now()))
                        .setParameter("until", Clean.time(claim.leaseUntil()))
                        .setParameter("owner", claim.owner())
                        .setParameter("steps", claim.nextSteps().toArray(String[]::new))
                        .setParameter("limit", claim.limit())
                        .getResultList()
                        .stream()
                        .map(row -> row.toJob(json))
                        .toList());
        if (!jobs.isEmpty()) {
            fed.run();
        }
        return jobs;
    }

    @Override
    public Job save(Job job, Change change) {
        String what = "save job " + job.id();
        Job wanted = asStored(job);
        CatalogueEntry entry = change.catalogueEntry();
        Job saved = entry == null
                ? sessions.inOneStatement(what, session -> save(session, wanted, change))
                : saveWithBook(what, wanted, change, entry);
        fed.run();
        return saved;
    }

    private Job saveWithBook(String what, Job wanted, Change change, CatalogueEntry entry) {
        return sessions.inTransaction(what, session -> {
            CatalogueWriter.Place place = catalogue.put(session, wanted, entry);
            Job placed =
                    wanted.toBuilder().book(place.bookId(), place.revision()).build();
            return save(session, placed, place.announcedIn(change));
        });
    }

    private Job save(StatelessSession session, Job job, Change change) {
        NativeQuery<Object[]> update = session.createNativeQuery(JobSql.SAVE, Object[].class)
                .addScalar("version", Long.class)
                .addScalar("lease_until", Instant.class);
        bind(update, job);
        update.setParameter("history", json.events(change.history()));
        update.setParameter("results", json.results(change.results()));
        update.setParameter("outgoing", json.outgoing(change.outgoing()));
        Object[] saved = update.getResultList().stream()
                .findFirst()
                .orElseThrow(() -> new StaleJobException(job.id(), job.version()));
        Job next = job.toBuilder().version((Long) saved[0]).build();
        // The lease may have been renewed since the job was read.
        return saved[1] == null
                ? next
                : next.toBuilder().lease(next.leaseOwner(), (Instant) saved[1]).build();
    }

    private void bind(NativeQuery<?> update, Job job) {
        Failure failure = job.failure();
        update.setParameter("id", job.id())
                .setParameter("version", job.version())
                .setParameter("mediaType", job.mediaType())
                .setParameter("state", job.state().name())
                .setParameter("nextStep", job.nextStep())
                .setParameter("waitingFor", job.waitingFor())
                .setParameter("attempts", job.attempts())
                .setParameter("failuresInARow", job.failuresInARow())
                .setParameter("dueAt", job.dueAt())
                .setParameter("leaseOwner", job.leaseOwner())
                .setParameter("leaseUntil", job.leaseUntil(), Instant.class)
                .setParameter("bookId", job.bookId(), String.class)
                .setParameter("revision", job.revision())
                .setParameter("failureCode", failure == null ? null : failure.code(), String.class)
                .setParameter("failureMessage", failure == null ? null : failure.message(), String.class)
                .setParameter("failureRemedy", failure == null ? null : failure.remedy(), String.class)
                .setParameter("updatedAt", job.updatedAt())
                .setParameter("steps", json.write(job.steps()));
    }

    /** The job as it will be read again. */
    private static Job asStored(Job job) {
        Instant leaseUntil = Clean.timeOrNull(job.leaseUntil());
        var next = job.toBuilder()
                .waitingFor(Clean.text(job.waitingFor()))
                .failure(clean(job.failure()))
                .dueAt(Clean.time(job.dueAt()))
                .updatedAt(Clean.time(job.updatedAt()));
        return (leaseUntil == null ? next.noLease() : next.lease(job.leaseOwner(), leaseUntil)).build();
    }

    private static @Nullable Failure clean(@Nullable Failure failure) {
        return failure == null
                ? null
                : new Failure(failure.code(), Clean.text(failure.message()), Clean.text(failure.remedy()));
    }

    @Override
    public int renewLeases(String owner, Instant until) {
        return sessions.inTransaction(
                "renew leases",
                session -> session.createNativeMutationQuery(JobSql.RENEW)
                        .setParameter("owner", owner)
                        .setParameter("until", Clean.time(until))
                        .executeUpdate());
    }

    @Override
    public int wake(Instant now) {
        return told(sessions.inTransaction(
                "wake jobs",
                session -> session.createNativeQuery(JobSql.WAKE, Long.class)
                        .setParameter("now", Clean.time(now))
                        .getSingleResult()
                        .intValue()));
    }

    @Override
    public int releaseLeases(String owner, Instant now) {
        return putBack("give leases back", owner, now, 0, "the worker gave it back");
    }

    @Override
    public int recoverLeases(String owner, Instant now) {
        return putBack("recover leases", owner, now, 1, "the worker died while it held the job");
    }

    private int putBack(String what, String owner, Instant now, int counted, String detail) {
        return told(sessions.inTransaction(
                what,
                session -> session.createNativeQuery(JobSql.RELEASE, Long.class)
                        .setParameter("owner", owner)
                        .setParameter("now", Clean.time(now))
                        .setParameter("counted", counted)
                        .setParameter("detail", detail)
                        .getSingleResult()
                        .intValue()));
    }

    private int told(int changed) {
        if (changed > 0) {
            fed.run();
        }
        return changed;
    }
}
