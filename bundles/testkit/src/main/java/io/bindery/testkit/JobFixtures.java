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
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.Claim;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoredBlob;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Values for tests of what keeps jobs. Thread-safe. */
public final class JobFixtures {

    /** A point in time at which tests begin, with a fraction that a database may not be able to keep. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    /** The same, as a database keeps it. */
    public static final Instant STORED = NOW.truncatedTo(java.time.temporal.ChronoUnit.MICROS);

    /** The sources, the one that counts least first. */
    private static final List<Source> STACK = List.of(Source.FILE, Source.DERIVED, Source.FEED, Source.PERSON);

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

    /** Metadata of a file, and of a program. */
    public static BookMetadata metadata() {
        return BookMetadata.EMPTY
                .apply(patch(), Source.FILE, "epub", STORED)
                .apply(language(), Source.DERIVED, "language", STORED.plusSeconds(1));
    }

    private static MetadataPatch language() {
        return MetadataPatch.builder()
                .add(MetadataField.LANGUAGES, "en", "text")
                .build();
    }

    /** What {@link #metadata()} is merged from. */
    public static List<MetadataLayer> layers(String identifier, String sha256) {
        return List.of(
                fileLayer(identifier, sha256, patch()),
                new MetadataLayer(
                        new MetadataLayer.Key("acme", identifier, Source.DERIVED, "language"),
                        "language",
                        sha256,
                        language(),
                        STORED.plusSeconds(1)));
    }

    /** What a file says of a book of {@code acme}. */
    public static MetadataLayer fileLayer(String identifier, String sha256, MetadataPatch patch) {
        return new MetadataLayer(
                new MetadataLayer.Key("acme", identifier, Source.FILE, MetadataLayer.Key.FILE),
                "epub",
                sha256,
                patch,
                STORED);
    }

    /** Merges layers in the simplest way: each in the place of what is below it; real rules are the platform's. */
    public static BookMetadata stacked(List<MetadataLayer> layers) {
        BookMetadata metadata = BookMetadata.EMPTY;
        List<MetadataLayer> lowestFirst = layers.stream()
                .filter(layer -> !layer.withdrawn())
                .sorted(Comparator.comparing((MetadataLayer layer) ->
                                STACK.indexOf(layer.key().source()))
                        .thenComparing(MetadataLayer::at)
                        .thenComparing(layer -> layer.key().name()))
                .toList();
        for (MetadataLayer layer : lowestFirst) {
            for (MetadataField<?> field : layer.cleared()) {
                metadata = without(metadata, field);
            }
            metadata = metadata.apply(layer.patch(), layer.key().source(), layer.statedBy(), layer.at());
        }
        return metadata;
    }

    private static BookMetadata without(BookMetadata metadata, MetadataField<?> field) {
        BookMetadata.Builder rest = BookMetadata.builder();
        metadata.fields().stream().filter(other -> !other.equals(field)).forEach(other -> copy(metadata, other, rest));
        return rest.build();
    }

    private static <T> void copy(BookMetadata from, MetadataField<T> field, BookMetadata.Builder to) {
        from.sourced(field).forEach(value -> to.add(field, value));
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
        return catalogued(identifier, layers(identifier, blob(0).sha256()));
    }

    /** A change that puts a book of which this is said into the catalogue. */
    public static Change catalogued(String identifier, List<MetadataLayer> layers) {
        return new Change(List.of(), List.of(), List.of(), new CatalogueEntry(identifier, stacked(layers), layers));
    }

    /** The job, come to its end. */
    public static Job succeeded(Job running) {
        return running.toBuilder().state(JobState.SUCCEEDED).noLease().build();
    }
}
