package io.bindery.core.metadata;

import static io.bindery.core.metadata.Said.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.StaleBookException;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.stores.jobs.PostgresStores;
import io.bindery.testkit.JobFixtures;
import io.bindery.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits on real stores. Each test has a book of its own. */
class BookEditingTest {

    private static final AtomicInteger BOOKS = new AtomicInteger();
    private static HikariDataSource database;
    private static PostgresStores stores;
    private static BookEditing editor;

    private String isbn = "";
    private String id = "";

    @BeforeAll
    static void open() {
        database = TestPostgres.freshDatabase();
        stores = PostgresStores.open(database, new Merging());
        editor = new BookEditing(stores.catalogue(), stores.layers(), stores.edits());
    }

    @AfterAll
    static void close() {
        stores.close();
        database.close();
    }

    @BeforeEach
    void catalogue() {
        isbn = isbn(BOOKS.incrementAndGet());
        id = catalogue("acme", isbn);
    }

    private static String catalogue(String publisher, String isbn) {
        stores.jobs().accept(JobFixtures.arrival(publisher, JobFixtures.blob(BOOKS.incrementAndGet() + 10_000)));
        Job job = stores.jobs().claim(JobFixtures.claim("w", 1)).get(0);
        MetadataPatch patch = patch().add(MetadataField.TITLES, Title.main("Moby-Dick"), "opf")
                .add(MetadataField.TITLES, new Title("The Whale", Title.Type.SHORT), "opf")
                .add(
                        MetadataField.CONTRIBUTORS,
                        new Contributor("Herman Melville", "aut", "Melville, Herman", true),
                        "opf")
                .add(MetadataField.CONTRIBUTORS, new Contributor("Rockwell Kent", "ill", "", false), "opf")
                .add(MetadataField.IDENTIFIERS, new Identifier("ISBN", isbn), "opf")
                .add(MetadataField.LANGUAGES, "en", "opf")
                .add(MetadataField.PUBLICATION_DATE, "1851", "opf")
                .add(MetadataField.SUBJECTS, new Subject("", "", "Whaling"), "opf")
                .build();
        MetadataLayer file = new MetadataLayer(
                new MetadataLayer.Key(publisher, "isbn:" + isbn, Source.FILE, MetadataLayer.Key.FILE),
                "epub",
                job.sha256(),
                patch,
                Said.AT);
        CatalogueEntry entry = new CatalogueEntry("isbn:" + isbn, file.alone(), List.of(file));
        Job saved = stores.jobs().save(JobFixtures.succeeded(job), new Change(List.of(), List.of(), List.of(), entry));
        return String.valueOf(saved.bookId());
    }

    private static String isbn(int n) {
        String twelve = String.format("978030640%03d", n);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private BookMetadata metadata() {
        return editor.book(id).metadata();
    }

    private BookEdit assign(String... assignments) {
        return editor.assign(id, OptionalLong.empty(), "ada", List.of(assignments), List.of());
    }

    @Test
    void a_book_is_found_by_id_its_beginning_and_its_isbn_in_any_form() {
        assertThat(editor.book(id.toUpperCase(java.util.Locale.ROOT)).id()).isEqualTo(id);
        assertThat(editor.book(isbn).id()).isEqualTo(id);
        assertThat(editor.book("ISBN " + isbn.substring(0, 3) + "-" + isbn.substring(3))
                        .id())
                .isEqualTo(id);
        assertThat(editor.book("urn:isbn:" + isbn).id()).isEqualTo(id);
        assertThat(editor.book(id.substring(0, 35)).id()).isEqualTo(id);
        assertThatThrownBy(() -> editor.book("0")).isInstanceOf(AmbiguousIdException.class);
        assertThatThrownBy(() -> editor.book("")).isInstanceOf(NoSuchBookException.class);
        assertThatThrownBy(() -> editor.book("9781861972712")).isInstanceOf(NoSuchBookException.class);
        catalogue("other", isbn);
        assertThatThrownBy(() -> editor.book(isbn)).isInstanceOf(AmbiguousIdException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publicationDate=1851-10-18            | publicationDate | 1851-10-18",
                "title=Moby-Dick; or, The Whale        | title           | Moby-Dick; or, The Whale",
                "title=\u0645\u0648\u0628\u064a \u062f\u064a\u0643 e\u0301 | title | \u0645\u0648\u0628\u064a \u062f\u064a\u0643 e\u0301",
                "subtitle=or, The Whale                | subtitle        | or, The Whale",
                "language=pt-br                        | languages       | [pt-BR]",
                "publisher=[Harper]                    | publisher       | [Harper]",
                "readingMinutes=1200                   | readingMinutes  | 1200",
                "tdmReservation={\"reserved\": false}  | tdmReservation  | {reserved=false}",
                "acme.shelf=north                      | acme.shelf      | north",
                "subjects+=BISAC:FIC000000             | subjects        | [{scheme=BISAC, code=FIC000000, text=FIC000000}, {text=Whaling}]",
                "subjects=[{\"text\": \"a\"}, {\"text\": \"b\", \"main\": true}] | subjects | [{text=a}, {text=b, main=true}]",
                "series=Sea stories #2.1               | series          | [{name=Sea stories, type=series, position=2.1}]",
                "contributors-=rockwell  kent (A12)    | contributors    | ",
                "prices+={\"type\": \"02\", \"amount\": 12.50, \"currency\": \"EUR\", \"territory\": {\"regions\": [\"WORLD\"]}}"
                        + " | prices | [{type=02, amount=12.50, currency=EUR, territory={regions=[WORLD]}}]",
            })
    void what_a_person_writes_becomes_what_the_book_is(String assignment, String name, String expected) {
        assign(assignment);
        Object value = FlatMetadata.of(metadata()).get(name);
        assertThat(value == null ? null : value.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publicationDate=0000-00-00     | BND-META-011 | there is no date 0000-00-00",
                "publicationDate=2021-02-30     | BND-META-011 | there is no date 2021-02-30",
                "publicationDate=May 2021       | BND-META-011 | a date such as 2021",
                "identifiers=isbn:978030640615\u0417 | BND-META-011 | U+0417 (CYRILLIC CAPITAL LETTER ZE)",
                "identifiers=97803064061\u0665\u0667 | BND-META-011 | U+0665",
                "identifiers=isbn:9780306406158 | BND-META-011 | its length or its check digit is wrong",
                "language=english language      | BND-META-011 | BCP 47",
                "readingMinutes=-3              | BND-META-011 | not negative",
                "readingMinutes=many            | BND-META-011 | is a number",
                "prices=12 EUR                  | BND-META-011 | is written as JSON",
                "prices={\"type\": \"2\", \"amount\": 1, \"currency\": \"EUR\"} | BND-META-011 | has 2 digits",
                "prices={\"type\": \"02\", \"amount\": 1, \"currency\": \"EURO\"} | BND-META-011 | no currency EURO",
                "prices={\"type\": \"02\", \"amount\": 1e9999, \"currency\": \"EUR\"} | BND-META-011 | too many digits",
                "subjects={\"texd\": \"a\"}     | BND-META-011 | has no texd",
                "subjects=[{\"text\": 1          | BND-META-011 | not valid JSON",
                "subjects-=unknown              | BND-META-011 | does not hold unknown",
                "titel=x                        | BND-META-010 | no field titel",
                "title+=x                       | BND-META-012 | title is one text",
                "edition+=x                     | BND-META-012 | edition holds one value",
                "nonsense                       | BND-META-012 | is not FIELD=VALUE",
            })
    void what_cannot_be_is_told_and_changes_nothing(String assignment, String code, String message) {
        assertThatThrownBy(() -> assign("edition=2nd", assignment))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining(message)
                .satisfies(e ->
                        assertThat(((InvalidEditException) e).code().code()).isEqualTo(code));
        assertThat(metadata().first(MetadataField.EDITION)).isEmpty();
        assertThat(editor.history(id, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"edition=\u0000", "edition=\u001b[31m", "edition=\ud800"})
    void characters_that_are_none_are_refused(String assignment) {
        assertThatThrownBy(() -> assign(assignment)).hasMessageContaining("no character that can be shown");
    }

    @Test
    void what_is_added_stands_beside_what_others_say_also_when_that_changes() {
        assign("subjects+=Sea", "contributors+=Ishmael (win)");
        assign("subjects+=Obsession");
        stores.layers()
                .put(List.of(new MetadataLayer(
                        new MetadataLayer.Key("acme", "isbn:" + isbn, Source.FEED, "onix:S"),
                        "onix",
                        "r1",
                        patch().replace(MetadataField.SUBJECTS, new Subject("", "", "From the feed"), "")
                                .replace(MetadataField.PUBLICATION_DATE, "1852", "")
                                .build(),
                        Said.AT)));
        assertThat(metadata().all(MetadataField.SUBJECTS))
                .extracting(Subject::text)
                .containsExactly("Sea", "Obsession", "From the feed");
        assertThat(metadata().all(MetadataField.CONTRIBUTORS)).hasSize(3);
        BookEditor.View view = editor.view(id);
        assertThat(view.conflicts()).extracting(it -> it.code()).contains("BND-META-001", "BND-META-004");
        assertThat(view.merged().effective()).isEqualTo(view.book().metadata());

        assign("subjects-=Sea", "publicationDate=");
        assertThat(metadata().all(MetadataField.SUBJECTS))
                .extracting(Subject::text)
                .containsExactly("Obsession", "From the feed");
        assertThat(metadata().first(MetadataField.PUBLICATION_DATE)).isEmpty();
        editor.assign(id, OptionalLong.empty(), "ada", List.of(), List.of("publicationDate"));
        assertThat(metadata().first(MetadataField.PUBLICATION_DATE)).contains("1852");
        editor.undo(id, OptionalLong.empty(), "bob");
        editor.undo(id, OptionalLong.empty(), "bob");
        assertThat(metadata().all(MetadataField.SUBJECTS)).hasSize(3);
        assertThat(metadata().first(MetadataField.PUBLICATION_DATE)).contains("1852");
        assertThat(editor.history(id, 10))
                .extracting(BookEdit::actor)
                .containsExactly("bob", "bob", "ada", "ada", "ada", "ada");
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_leaves_the_rest() {
        Map<String, Object> before = FlatMetadata.of(metadata());
        Map<String, Object> patch = new HashMap<>();
        patch.put("title", "Moby Dick");
        patch.put("publicationDate", null);
        patch.put("creators", List.of(Map.of("name", "H. Melville", "role", "A01")));
        patch.put("accessibility", Map.of("accessMode", List.of("textual")));
        patch.put("tdmReservation", Map.of("reserved", true));
        patch.put("acme.moods", List.of("grim", "wet"));
        editor.patch(id, OptionalLong.empty(), "ada", patch);

        Map<String, Object> after = FlatMetadata.of(metadata());
        assertThat(after).containsEntry("title", "Moby Dick").doesNotContainKey("publicationDate");
        assertThat(after.get("creators")).hasToString("[{name=H. Melville, role=A01}]");
        assertThat(after.get("contributors")).isEqualTo(before.get("contributors"));
        assertThat(after.get("titles").toString()).contains("Moby Dick", "The Whale");
        assertThat(after.get("acme.moods")).isEqualTo(List.of("grim", "wet"));

        editor.patch(
                id,
                OptionalLong.empty(),
                "ada",
                Map.of("accessibility", Map.of("accessModeSufficient", List.of("textual"))));
        assertThat(FlatMetadata.of(metadata()).get("accessibility"))
                .hasToString("{accessMode=[textual], accessModeSufficient=[textual]}");
        assertThatThrownBy(() -> editor.patch(id, OptionalLong.empty(), "ada", Map.of("subjects", "text")))
                .hasMessageContaining("is a list");
        assertThatThrownBy(() -> editor.patch(id, OptionalLong.empty(), "ada", Map.of()))
                .hasMessageContaining("changes nothing");
    }

    @Test
    void the_whole_flat_view_can_be_sent_back_and_says_the_same() {
        assign("prices+={\"type\": \"02\", \"amount\": 12.50, \"currency\": \"EUR\"}", "acme.shelf=north");
        Map<String, Object> flat = FlatMetadata.of(metadata());
        editor.patch(id, OptionalLong.empty(), "ada", new HashMap<>(flat));
        assertThat(FlatMetadata.of(metadata())).isEqualTo(flat);
    }

    @Test
    void ten_thousand_contributors_are_taken_and_many_more_are_refused() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(Map.of("name", "Person " + i, "role", "A01"));
        }
        editor.patch(id, OptionalLong.empty(), "ada", Map.of("creators", many));
        assertThat(metadata().all(MetadataField.CONTRIBUTORS)).hasSize(10_001);
        List<Object> tooMany = Collections.nCopies(20_001, Map.of("text", "a"));
        assertThatThrownBy(() -> editor.patch(id, OptionalLong.empty(), "ada", Map.of("subjects", tooMany)))
                .hasMessageContaining("at most 20000");
    }

    @Test
    void an_edit_of_what_has_changed_since_is_refused() {
        long version = editor.book(id).version();
        assign("edition=2nd");
        assertThatThrownBy(() -> editor.assign(id, OptionalLong.of(version), "bob", List.of("edition=3rd"), List.of()))
                .isInstanceOf(StaleBookException.class);
        assertThatThrownBy(() -> editor.undo(id, OptionalLong.of(version), "bob"))
                .isInstanceOf(StaleBookException.class);
        editor.assign(id, OptionalLong.of(editor.book(id).version()), "bob", List.of("edition=3rd"), List.of());
        assertThat(metadata().first(MetadataField.EDITION)).contains("3rd");
        editor.undo(id, OptionalLong.empty(), "bob");
        editor.undo(id, OptionalLong.empty(), "bob");
        assertThatThrownBy(() -> editor.undo(id, OptionalLong.empty(), "bob"))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("no edit");
    }
}
