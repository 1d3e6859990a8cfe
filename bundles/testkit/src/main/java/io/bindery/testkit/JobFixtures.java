package io.bindery.testkit;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.Claim;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoredBlob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Values for tests of what keeps jobs. Thread-safe. */
public final class JobFixtures {

    /** A point in time at which tests begin, with a fraction that a database may not be able to keep. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private JobFixtures() {}

    /** An id as of UUID version 7; later ones sort after earlier ones. */
    public static String nextId() {
        return String.format("0195%04x-0000-7000-8000-000000000000", COUNTER.incrementAndGet());
    }

    /** Different bytes for different seeds. */
    public static StoredBlob blob(int seed) {
        return new StoredBlob(String.format("%064x", seed), 1_000L + seed);
    }

    /** A new arrival with bytes that no other has. */
    public static Arrival arrival() {
        return arrival("acme", blob(COUNTER.incrementAndGet() + 1_000_000));
    }

    /** A new arrival. */
    public static Arrival arrival(String publisher, StoredBlob blob) {
        String id = nextId();
        return new Arrival("key-of-" + id, id, publisher, "book.epub", blob, NOW, "file-drop");
    }

    /** A claim of all jobs that have not begun. */
    public static Claim claim(String owner, int limit) {
        return new Claim(owner, NOW, NOW.plusSeconds(60), Set.of(""), limit);
    }

    /** A step that has succeeded. */
    public static StepRecord done(String step, String checkpoint) {
        return new StepRecord(
                step, "epub", "1.2.3", StepState.SUCCEEDED, NOW, Duration.ofNanos(1_234_567_891), 1, checkpoint);
    }

    /** A history entry. */
    public static JobEvent event(String type, JobState state) {
        return new JobEvent(NOW, type, state, "validate", "epub", "worker-1", "told in full");
    }

    /** A result with something in each of its parts. */
    public static StepResult result(String key) {
        return new StepResult(
                key,
                "epub",
                List.of(
                        new Finding("RSC-005", Severity.ERROR, "epubcheck", "bad \0 text", "", new Location("a", 3, 4)),
                        new Finding("ACC-009", Severity.USAGE, "epubcheck", "MathML", "add alttext", Location.BOOK)),
                patch(),
                Map.of("mediaType", "application/epub+zip", "odd", "\"'\\ ä 漢 😀"),
                NOW.truncatedTo(java.time.temporal.ChronoUnit.MICROS));
    }

    /** A patch with each kind of value. */
    public static MetadataPatch patch() {
        return MetadataPatch.builder()
                .add(MetadataField.TITLES, Title.main("Moby-Dick; or, The Whale"), "package.opf dc:title")
                .add(MetadataField.TITLES, new Title("The Whale", Title.Type.SHORT), "package.opf dc:title")
                .add(
                        MetadataField.CONTRIBUTORS,
                        new Contributor("Herman Melville", "aut", "Melville, Herman", true),
                        "")
                .state(MetadataField.SUBJECTS, new Subject("", "", "Whaling"), Operation.ADD, "guess", 0.25)
                .replace(MetadataField.WORD_COUNT, 211_744L, "")
                .add(MetadataField.custom("acme.mood", Cardinality.MANY), "grim", "")
                .build();
    }

    /** Metadata by two plugins. */
    public static BookMetadata metadata() {
        return BookMetadata.EMPTY
                .apply(patch(), "epub", NOW)
                .apply(
                        MetadataPatch.builder()
                                .add(MetadataField.LANGUAGES, "en", "text")
                                .build(),
                        "language",
                        NOW.plusSeconds(1));
    }

    /** An event for the outside. */
    public static OutgoingEvent outgoing(String key) {
        return new OutgoingEvent(
                key,
                "job.succeeded",
                "job",
                NOW.truncatedTo(java.time.temporal.ChronoUnit.MICROS),
                Map.of("fileName", "book.epub"));
    }

    /** A change that puts a book into the catalogue. */
    public static Change catalogued(String identifier) {
        return new Change(List.of(), List.of(), List.of(), new CatalogueEntry(identifier, metadata()));
    }

    /** The job, come to its end. */
    public static Job succeeded(Job running) {
        return running.toBuilder().state(JobState.SUCCEEDED).noLease().build();
    }
}
