package io.bindery.testkit;

import static io.bindery.testkit.JobFixtures.STORED;
import static io.bindery.testkit.JobFixtures.catalogued;
import static io.bindery.testkit.JobFixtures.claim;
import static io.bindery.testkit.JobFixtures.fileLayer;
import static io.bindery.testkit.JobFixtures.succeeded;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.BookEdits.Wish;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Empty stores in which books are catalogued and things are said of them, with {@link JobFixtures#stacked} for the merger. */
public abstract class BooksAndLayers {

    /** An ISBN as a book's identifier. */
    protected static final String ISBN = "isbn:9780306406157";
    /** Another one. */
    protected static final String OTHER_ISBN = "isbn:9781861972712";

    /** Keeps layers. */
    protected abstract MetadataLayers layers();

    /** Keeps edits. */
    protected abstract BookEdits edits();

    /** Catalogues. */
    protected abstract JobStore store();

    /** Looks at books. */
    protected abstract Catalogue catalogue();

    /** Looks at events. */
    protected abstract Outbox outbox();

    /** Edits a book as it was seen. */
    protected BookEdit edit(CataloguedBook book, MetadataPatch patch) {
        return edits().edit(book.id(), book.version(), wish(patch, Set.of(), Set.of()));
    }

    /** What {@code ada} wants. */
    protected static Wish wish(MetadataPatch patch, Set<MetadataField<?>> cleared, Set<MetadataField<?>> released) {
        return new Wish("ada", STORED.plusSeconds(1), patch, cleared, released);
    }

    /** A key of a book of {@code acme}. */
    protected static MetadataLayer.Key key(String identifier, Source source, String name) {
        return new MetadataLayer.Key("acme", identifier, source, name);
    }

    /** Names the publisher, in the place of others. */
    protected static MetadataPatch says(String publisher) {
        return MetadataPatch.builder()
                .replace(MetadataField.PUBLISHER, publisher, "")
                .build();
    }

    /** A feed that names the publisher. */
    protected static MetadataLayer feed(String identifier, String publisher, Instant at) {
        return new MetadataLayer(
                key(identifier, Source.FEED, "onix:S"), "onix", "rec-" + identifier, says(publisher), at);
    }

    /** A file that names the publisher and identifiers. */
    protected static MetadataLayer file(String identifier, Job job, String publisher, Identifier... others) {
        MetadataPatch.Builder patch =
                MetadataPatch.builder().add(MetadataField.PUBLISHER, publisher, "package.opf dc:publisher");
        for (Identifier other : others) {
            patch.add(MetadataField.IDENTIFIERS, other, "");
        }
        return fileLayer(identifier, job.sha256(), patch.build());
    }

    /** Catalogues a file; its bytes are those of the seed. */
    protected CataloguedBook catalogue(int seed, String identifier, String publisher, Identifier... others) {
        Job job = taken(seed);
        Job saved =
                store().save(succeeded(job), catalogued(identifier, List.of(file(identifier, job, publisher, others))));
        return catalogue().find(String.valueOf(saved.bookId())).orElseThrow();
    }

    /** The book as it is now. */
    protected CataloguedBook now(CataloguedBook book) {
        return catalogue().find(book.id()).orElseThrow();
    }

    /** The publisher in effect; empty if there is none. */
    protected static String publisher(CataloguedBook book) {
        return book.metadata().first(MetadataField.PUBLISHER).orElse("");
    }

    /** All events so far. */
    protected List<OutgoingEvent> events() {
        return outbox().next("test", 100).stream().map(Outbox.Pending::event).toList();
    }

    /** Their types. */
    protected List<String> types() {
        return events().stream().map(OutgoingEvent::type).toList();
    }

    /** A job in work; its bytes are those of the seed. */
    protected Job taken(int seed) {
        store().accept(JobFixtures.arrival("acme", JobFixtures.blob(seed)));
        return store().claim(claim("w", 1)).get(0);
    }
}
