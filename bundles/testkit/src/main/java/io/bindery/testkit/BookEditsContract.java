package io.bindery.testkit;

import static io.bindery.testkit.JobFixtures.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.StaleBookException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What is promised of {@link BookEdits} and of the catalogue that shows them. Each test gets empty stores. */
public abstract class BookEditsContract extends BooksAndLayers {

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
                now(book),
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
}
