package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.document.BookDocument;
import io.bindery.api.document.DocumentBatch;
import io.bindery.api.document.DocumentStore;
import io.bindery.api.document.DocumentStoreState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentStore} promises. Its test extends this and gives it a store that is empty at the start of each test. */
public abstract class DocumentStoreContract {

    private static final int RACES = 20;

    /** The store to try; the same during one test. */
    protected abstract DocumentStore store();

    private static BookDocument book(String id, long version, String title) {
        return new BookDocument(id, "acme", version, Map.of("metadata", Map.of("title", title)));
    }

    private void write(BookDocument... documents) throws Exception {
        store().write(new DocumentBatch(List.of(documents), Set.of(), null));
    }

    private void holds(BookDocument document) throws Exception {
        assertThat(store().find(document.id())).contains(document);
    }

    @Test
    void nothing_is_in_it_at_the_beginning() throws Exception {
        assertThat(store().state()).isEqualTo(DocumentStoreState.EMPTY);
        assertThat(store().find("a")).isEmpty();
    }

    @Test
    void a_document_comes_back_as_it_was_written() throws Exception {
        BookDocument document = new BookDocument(
                "a",
                "acme",
                Integer.MAX_VALUE + 1L,
                Map.of(
                        "text",
                        "Ωmega \uD83D\uDCDA \u0000 \u202Eright to left",
                        "numbers",
                        List.of(1, Integer.MAX_VALUE + 1L, 0.25, new BigDecimal("12.90")),
                        "yes",
                        true,
                        "nested",
                        Map.of("list", List.of(Map.of("a", List.of()), "b")),
                        "empty",
                        Map.of(),
                        "_id",
                        "not the document's own",
                        "version",
                        7));
        write(document);
        holds(document);
    }

    @Test
    void any_text_is_a_key() throws Exception {
        for (String key : List.of("", ".", "a.b", "$set", "$", "a$b", "%", "%2E", "%24x", "\u0000", "ключ")) {
            BookDocument document = new BookDocument("a", "acme", 1, Map.of(key, Map.of(key, List.of(Map.of(key, 1)))));
            write(document);
            holds(document);
        }
    }

    @Test
    void a_newer_version_takes_the_place_and_the_same_again_changes_nothing() throws Exception {
        write(book("a", 1, "Whale"), book("b", 1, "Swann"));
        write(book("a", 2, "Leviathan"));
        write(book("a", 2, "Leviathan"));
        holds(book("a", 2, "Leviathan"));
        holds(book("b", 1, "Swann"));
        assertThat(store().state().documents()).isEqualTo(2);
    }

    @Test
    void an_older_version_does_not_win_and_holds_up_nothing() throws Exception {
        write(book("b", 3, "Newer"));
        write(book("a", 1, "First"), book("b", 2, "Older"), book("c", 1, "Last"));
        holds(book("b", 3, "Newer"));
        holds(book("a", 1, "First"));
        holds(book("c", 1, "Last"));
    }

    @Test
    void of_writes_at_the_same_time_the_newest_wins() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            for (int race = 0; race < RACES; race++) {
                String id = "race" + race;
                List<Callable<Boolean>> writes = new ArrayList<>();
                for (long version = 1; version <= 4; version++) {
                    BookDocument document = book(id, version, "of version " + version);
                    writes.add(() -> {
                        write(document);
                        return true;
                    });
                }
                for (Future<Boolean> written : writers.invokeAll(writes)) {
                    assertThat(written.get()).isTrue();
                }
                holds(book(id, 4, "of version 4"));
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void what_is_gone_is_taken_out_and_what_was_never_there_too() throws Exception {
        write(book("a", 1, "Whale"), book("b", 1, "Swann"));
        store().write(new DocumentBatch(List.of(book("c", 1, "It")), Set.of("a", "never"), null));
        assertThat(store().find("a")).isEmpty();
        holds(book("b", 1, "Swann"));
        holds(book("c", 1, "It"));
        assertThat(store().state().documents()).isEqualTo(2);
    }

    @Test
    void a_mark_is_remembered_until_there_is_another() throws Exception {
        store().write(new DocumentBatch(List.of(), Set.of(), "so far"));
        assertThat(store().state()).isEqualTo(new DocumentStoreState(0, "so far"));
        write(book("a", 1, "Whale"));
        assertThat(store().state()).isEqualTo(new DocumentStoreState(1, "so far"));
        store().write(new DocumentBatch(List.of(book("b", 1, "Swann")), Set.of(), "further"));
        assertThat(store().state()).isEqualTo(new DocumentStoreState(2, "further"));
    }

    @Test
    void a_full_batch_is_taken() throws Exception {
        List<BookDocument> many = new ArrayList<>();
        for (int i = 0; i < DocumentBatch.MAX; i++) {
            many.add(book("book" + i, 1, "Whale " + i));
        }
        store().write(new DocumentBatch(many, Set.of(), null));
        assertThat(store().state().documents()).isEqualTo(DocumentBatch.MAX);
        holds(many.get(DocumentBatch.MAX - 1));
    }
}
