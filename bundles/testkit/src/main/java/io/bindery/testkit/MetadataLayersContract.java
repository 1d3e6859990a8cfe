package io.bindery.testkit;

import static io.bindery.testkit.JobFixtures.STORED;
import static io.bindery.testkit.JobFixtures.catalogued;
import static io.bindery.testkit.JobFixtures.claim;
import static io.bindery.testkit.JobFixtures.fileLayer;
import static io.bindery.testkit.JobFixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Price;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Territory;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.BookEdits.Wish;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.MetadataLayers.Effect;
import io.bindery.api.store.MetadataLayers.Outcome;
import io.bindery.api.store.MetadataLayers.Withdrawal;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.StaleBookException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What is promised of {@link MetadataLayers} and {@link BookEdits}, with {@link JobFixtures#stacked} for the merger. Each test gets
 * empty stores.
 */
public abstract class MetadataLayersContract {

    private static final String ISBN = "isbn:9780306406157";
    private static final String OTHER_ISBN = "isbn:9781861972712";

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

    @Test
    void a_layer_comes_back_as_it_was_with_all_digits_of_its_prices() {
        MetadataPatch patch = MetadataPatch.builder()
                .add(MetadataField.PRICES, new Price("02", new BigDecimal("12.50"), "EUR", Territory.WORLD, "", ""), "")
                .replace(
                        MetadataField.PUBLISHER,
                        "Verlag für \u0645\u0631\u062d\u0628\u0627 e\u0301 😀",
                        "Product/Publisher")
                .build();
        MetadataLayer layer = new MetadataLayer(
                key(ISBN, Source.FEED, "onix:Sender"),
                "onix",
                "rec-1",
                patch,
                Set.of(MetadataField.EDITION),
                STORED,
                false);

        assertThat(layers().put(List.of(layer))).containsExactly(new Outcome(layer.key(), Effect.STORED, List.of()));
        assertThat(layers().find(layer.key())).contains(layer);
        assertThat(layers().put(List.of(layer)).get(0).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(layers().withReference("acme", "onix:Sender", "rec-1")).containsExactly(layer);
        assertThat(layers().withReference("other", "onix:Sender", "rec-1")).isEmpty();
        assertThat(layers().find(key(OTHER_ISBN, Source.FEED, "onix:Sender"))).isEmpty();
    }

    @Test
    void what_a_feed_says_before_the_file_comes_counts_when_it_comes() {
        layers().put(List.of(feed(ISBN, "Feed & Sons", STORED)));
        CataloguedBook book = catalogue(1, ISBN, "File & Sons");

        assertThat(publisher(book)).isEqualTo("Feed & Sons");
        assertThat(layers().ofBook(book.id()))
                .extracting(layer -> layer.key().source())
                .containsExactly(Source.FEED, Source.FILE);
        assertThat(types()).containsExactly("job.received", "book.catalogued");
    }

    @Test
    void what_it_says_afterwards_changes_the_book_and_is_announced_once() {
        CataloguedBook book = catalogue(1, ISBN, "File & Sons");
        Outcome outcome =
                layers().put(List.of(feed(ISBN, "Feed & Sons", STORED))).get(0);
        layers().put(List.of(feed(ISBN, "Feed & Sons", STORED)));
        assertThat(layers().put(List.of(feed(ISBN, "Feed & Sons", STORED.plusSeconds(60))))
                        .get(0)
                        .effect())
                .as("said again later")
                .isEqualTo(Effect.STORED);

        assertThat(outcome.bookIds()).containsExactly(book.id());
        CataloguedBook next = now(book);
        assertThat(publisher(next)).isEqualTo("Feed & Sons");
        assertThat(next.version()).isEqualTo(book.version() + 1);
        assertThat(next.revisions()).isEqualTo(book.revisions());
        OutgoingEvent last = events().get(2);
        assertThat(events()).hasSize(3);
        assertThat(last.type()).isEqualTo("book.metadata-changed");
        assertThat(last.subject()).isEqualTo(book.id());
        assertThat(last.data()).containsEntry("version", Long.toString(next.version()));
    }

    @Test
    void an_older_message_never_overwrites_a_newer_one() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        layers().put(List.of(feed(ISBN, "Newer", STORED.plusSeconds(9))));
        assertThat(layers().put(List.of(feed(ISBN, "Older", STORED))).get(0).effect())
                .isEqualTo(Effect.OLDER);
        assertThat(publisher(now(book))).isEqualTo("Newer");

        List<Outcome> twice = layers().put(List.of(
                feed(ISBN, "Newest", STORED.plusSeconds(20)), feed(ISBN, "In between", STORED.plusSeconds(15))));
        assertThat(twice).extracting(Outcome::effect).containsExactly(Effect.STORED, Effect.OLDER);
        assertThat(publisher(now(book))).isEqualTo("Newest");
    }

    @Test
    void what_is_withdrawn_is_kept_and_counts_no_more_until_it_is_stated_again_later() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        MetadataLayer layer = feed(ISBN, "Feed", STORED);
        layers().put(List.of(layer));
        Withdrawal withdrawal = new Withdrawal(layer.key(), "onix", "deleted", STORED.plusSeconds(5));

        assertThat(layers().withdraw(List.of(withdrawal)).get(0).effect()).isEqualTo(Effect.STORED);
        assertThat(layers().withdraw(List.of(withdrawal)).get(0).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(publisher(now(book))).isEqualTo("File");
        MetadataLayer kept = layers().find(layer.key()).orElseThrow();
        assertThat(kept.withdrawn()).isTrue();
        assertThat(kept.patch()).isEqualTo(layer.patch());
        assertThat(layers().put(List.of(layer)).get(0).effect()).isEqualTo(Effect.OLDER);
        layers().put(List.of(feed(ISBN, "Feed again", STORED.plusSeconds(6))));
        assertThat(publisher(now(book))).isEqualTo("Feed again");
    }

    @Test
    void a_withdrawal_that_comes_first_keeps_the_older_statement_from_counting() {
        MetadataLayer layer = feed(ISBN, "Late", STORED);
        layers().withdraw(List.of(new Withdrawal(layer.key(), "onix", "", STORED.plusSeconds(5))));
        layers().put(List.of(layer));
        assertThat(publisher(catalogue(1, ISBN, "File"))).isEqualTo("File");
    }

    @Test
    void a_feed_finds_the_book_by_any_isbn_of_its_file_but_not_another_book_or_publisher() {
        CataloguedBook two = catalogue(1, "uuid:1", "File", new Identifier("ISBN", ISBN.substring(5)));
        layers().put(List.of(feed(ISBN, "Feed", STORED)));
        assertThat(publisher(now(two))).isEqualTo("Feed");
        assertThat(catalogue().identified(ISBN)).extracting(CataloguedBook::id).containsExactly(two.id());

        CataloguedBook own = catalogue(2, ISBN, "Own file");
        assertThat(publisher(own)).as("its own book has come").isEqualTo("Feed");
        assertThat(publisher(now(two))).as("what is said of another").isEqualTo("File");
        layers().put(List.of(new MetadataLayer(
                new MetadataLayer.Key("other", ISBN, Source.FEED, "onix:X"),
                "onix",
                "",
                says("Others"),
                STORED.plusSeconds(99))));
        assertThat(publisher(now(own))).isEqualTo("Feed");
    }

    @Test
    void a_new_revision_takes_the_place_of_the_files_layer_alone() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        MetadataLayer derived = new MetadataLayer(
                key(ISBN, Source.DERIVED, "mood"),
                "mood",
                "old",
                MetadataPatch.builder().add(MetadataField.RIGHTS, "guessed", "").build(),
                STORED);
        layers().put(List.of(derived));
        edit(
                book,
                MetadataPatch.builder()
                        .replace(MetadataField.EDITION, "2nd", "")
                        .build());
        catalogue(2, ISBN, "File, 2nd revision");

        CataloguedBook next = now(book);
        assertThat(publisher(next)).isEqualTo("File, 2nd revision");
        assertThat(next.metadata().first(MetadataField.EDITION)).contains("2nd");
        assertThat(next.metadata().first(MetadataField.RIGHTS)).contains("guessed");
        assertThat(next.revisions()).hasSize(2);
        catalogue(1, ISBN, "The first revision once more");
        assertThat(publisher(now(book))).as("the newest revision's").isEqualTo("File, 2nd revision");
    }

    @Test
    void hundreds_of_layers_are_put_at_once_and_too_many_are_refused() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        List<MetadataLayer> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(feed("isbn:" + (9_780_000_000_000L + i), "Feed", STORED));
        }
        many.add(feed(ISBN, "Feed", STORED));
        assertThat(layers().put(many)).hasSize(501).extracting(Outcome::effect).containsOnly(Effect.STORED);
        assertThat(publisher(now(book))).isEqualTo("Feed");
        assertThat(layers().put(List.of())).isEmpty();
        List<MetadataLayer> tooMany = java.util.Collections.nCopies(1001, feed(ISBN, "Feed", STORED));
        assertThatThrownBy(() -> layers().put(tooMany)).isInstanceOf(IllegalArgumentException.class);
        MetadataLayer persons =
                new MetadataLayer(key(ISBN, Source.PERSON, "rights"), "person:me", "", says("x"), STORED);
        assertThatThrownBy(() -> layers().put(List.of(persons))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_feed_and_the_file_that_come_at_the_same_moment_never_miss_each_other() throws Exception {
        for (int round = 0; round < 20; round++) {
            String isbn = "isbn:" + (9_790_000_000_000L + round);
            Job job = taken(round + 1);
            List<Callable<Object>> both = List.of(
                    () -> layers().put(List.of(feed(isbn, "Feed", STORED))),
                    () -> store().save(job, catalogued(isbn, List.of(file(isbn, job, "File")))));
            JobStoreContract.together(both);
            assertThat(publisher(catalogue().identified(isbn).get(0))).isEqualTo("Feed");
        }
    }

    @Test
    void books_that_an_enricher_has_not_seen_are_listed_page_by_page() {
        List<CataloguedBook> books = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            books.add(catalogue(i, "isbn:978000000000" + i, "File"));
        }
        String sha256 = books.get(1).revisions().get(0).sha256();
        layers().put(List.of(new MetadataLayer(
                key(books.get(1).identifier(), Source.DERIVED, "mood"), "mood", sha256, MetadataPatch.EMPTY, STORED)));

        assertThat(layers().booksLacking("mood", null, 10))
                .containsExactly(books.get(0).id(), books.get(2).id());
        assertThat(layers().booksLacking("mood", books.get(0).id(), 10))
                .containsExactly(books.get(2).id());
        assertThat(layers().booksLacking("other", null, 2)).hasSize(2);
    }

    @Test
    void an_edit_outranks_all_and_can_be_undone_step_by_step() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        BookEdit first = edit(book, says("Mine"));
        BookEdit second = edit(now(book), says("Mine, better"));
        layers().put(List.of(feed(ISBN, "Feed", STORED.plusSeconds(99_999))));
        assertThat(publisher(now(book))).isEqualTo("Mine, better");
        assertThat(now(book)
                        .metadata()
                        .sourced(MetadataField.PUBLISHER)
                        .get(0)
                        .provenance()
                        .plugin())
                .isEqualTo("person:ada");

        BookEdit undo = edits().undo(book.id(), now(book).version(), "ada", STORED.plusSeconds(3));
        assertThat(publisher(now(book))).isEqualTo("Mine");
        edits().undo(book.id(), now(book).version(), "ada", STORED.plusSeconds(4));
        assertThat(publisher(now(book))).isEqualTo("Feed");
        assertThatThrownBy(() -> edits().undo(book.id(), now(book).version(), "ada", STORED))
                .isInstanceOf(NoSuchElementException.class);

        assertThat(undo.undoes()).isEqualTo(second.number());
        List<BookEdit> history = edits().history(book.id(), 10);
        assertThat(history).extracting(BookEdit::number).containsExactly(4, 3, 2, 1);
        assertThat(history.get(3).undone()).isTrue();
        assertThat(history.get(3).actor()).isEqualTo("ada");
        assertThat(history.get(3).before().first(MetadataField.PUBLISHER)).contains("File");
        assertThat(history.get(3).after()).isEqualTo(first.after());
        assertThat(history.get(2).before().first(MetadataField.PUBLISHER)).contains("Mine");
        assertThat(edits().history("nobody", 10)).isEmpty();
    }

    @Test
    void a_cleared_field_holds_nothing_and_a_released_one_what_others_say() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        edits().edit(book.id(), book.version(), wish(MetadataPatch.EMPTY, Set.of(MetadataField.PUBLISHER), Set.of()));
        assertThat(now(book).metadata().first(MetadataField.PUBLISHER)).isEmpty();
        edits().edit(
                        book.id(),
                        now(book).version(),
                        wish(MetadataPatch.EMPTY, Set.of(), Set.of(MetadataField.PUBLISHER)));
        assertThat(publisher(now(book))).isEqualTo("File");
        assertThat(layers().ofBook(book.id()).get(0).withdrawn()).isTrue();
    }

    @Test
    void of_two_who_edit_what_they_saw_at_once_one_is_told() throws Exception {
        CataloguedBook book = catalogue(1, ISBN, "File");
        List<Callable<Boolean>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String mine = "Mine " + i;
            both.add(() -> {
                try {
                    edit(book, says(mine));
                    return true;
                } catch (StaleBookException e) {
                    return false;
                }
            });
        }
        assertThat(JobStoreContract.together(both)).containsExactlyInAnyOrder(true, false);
        assertThat(edits().history(book.id(), 10)).hasSize(1);
        assertThatThrownBy(() -> edits().edit("nobody", 1, wish(says("x"), Set.of(), Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_isbn_that_a_person_gives_brings_what_feeds_say_of_it() {
        layers().put(List.of(feed(OTHER_ISBN, "Feed", STORED)));
        CataloguedBook book = catalogue(1, ISBN, "File");
        edit(
                book,
                MetadataPatch.builder()
                        .add(MetadataField.IDENTIFIERS, new Identifier("ISBN", OTHER_ISBN.substring(5)), "")
                        .build());
        assertThat(publisher(now(book))).isEqualTo("Feed");
        edits().undo(book.id(), now(book).version(), "ada", STORED);
        assertThat(publisher(now(book))).isEqualTo("File");
        assertThat(catalogue().identified(OTHER_ISBN)).isEmpty();
    }

    @Test
    void books_are_found_by_the_beginning_of_their_id() {
        CataloguedBook book = catalogue(1, ISBN, "File");
        assertThat(catalogue().beginningWith(book.id().substring(0, 20), 2)).containsExactly(book);
        assertThat(catalogue().beginningWith("zz", 2)).isEmpty();
        assertThat(catalogue().identified(ISBN)).containsExactly(book);
        assertThat(catalogue().identified("isbn:\0")).isEmpty();
    }

    private BookEdit edit(CataloguedBook book, MetadataPatch patch) {
        return edits().edit(book.id(), book.version(), wish(patch, Set.of(), Set.of()));
    }

    private static Wish wish(MetadataPatch patch, Set<MetadataField<?>> cleared, Set<MetadataField<?>> released) {
        return new Wish("ada", STORED.plusSeconds(1), patch, cleared, released);
    }

    private static MetadataLayer.Key key(String identifier, Source source, String name) {
        return new MetadataLayer.Key("acme", identifier, source, name);
    }

    private static MetadataPatch says(String publisher) {
        return MetadataPatch.builder()
                .replace(MetadataField.PUBLISHER, publisher, "")
                .build();
    }

    private static MetadataLayer feed(String identifier, String publisher, Instant at) {
        return new MetadataLayer(
                key(identifier, Source.FEED, "onix:S"), "onix", "rec-" + identifier, says(publisher), at);
    }

    private static MetadataLayer file(String identifier, Job job, String publisher, Identifier... others) {
        MetadataPatch.Builder patch =
                MetadataPatch.builder().add(MetadataField.PUBLISHER, publisher, "package.opf dc:publisher");
        for (Identifier other : others) {
            patch.add(MetadataField.IDENTIFIERS, other, "");
        }
        return fileLayer(identifier, job.sha256(), patch.build());
    }

    private CataloguedBook catalogue(int seed, String identifier, String publisher, Identifier... others) {
        Job job = taken(seed);
        Job saved =
                store().save(succeeded(job), catalogued(identifier, List.of(file(identifier, job, publisher, others))));
        return catalogue().find(String.valueOf(saved.bookId())).orElseThrow();
    }

    private CataloguedBook now(CataloguedBook book) {
        return catalogue().find(book.id()).orElseThrow();
    }

    private static String publisher(CataloguedBook book) {
        return book.metadata().first(MetadataField.PUBLISHER).orElse("");
    }

    private List<OutgoingEvent> events() {
        return outbox().next("test", 100).stream().map(Outbox.Pending::event).toList();
    }

    private List<String> types() {
        return events().stream().map(OutgoingEvent::type).toList();
    }

    private Job taken(int seed) {
        store().accept(JobFixtures.arrival("acme", JobFixtures.blob(seed)));
        return store().claim(claim("w", 1)).get(0);
    }
}
