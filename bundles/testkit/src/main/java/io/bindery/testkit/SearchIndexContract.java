package io.bindery.testkit;

import static io.bindery.testkit.SearchBooks.BUDDENBROOKS;
import static io.bindery.testkit.SearchBooks.IT;
import static io.bindery.testkit.SearchBooks.MOBY_DICK;
import static io.bindery.testkit.SearchBooks.SECRET;
import static io.bindery.testkit.SearchBooks.SWANN;
import static io.bindery.testkit.SearchBooks.id;
import static io.bindery.testkit.SearchBooks.ofWhales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.api.error.RetryableException;
import io.bindery.api.search.Facet;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchPage.Count;
import io.bindery.api.search.SearchPage.Highlight;
import io.bindery.api.search.SearchPage.Hit;
import io.bindery.api.search.SearchPage.Piece;
import io.bindery.api.search.SearchQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SearchIndex} promises. Its test extends this and gives it an index that is empty at the start of each test. */
public abstract class SearchIndexContract {

    private static final Set<String> ACME = Set.of("acme");

    /** The index to try; the same during one test. */
    protected abstract SearchIndex index();

    private void served(SearchDocument... documents) throws Exception {
        index().write(batch(1, documents));
        index().serve(1);
    }

    private void library() throws Exception {
        served(MOBY_DICK, BUDDENBROOKS, SWANN, IT, SECRET);
    }

    private static IndexBatch batch(long generation, SearchDocument... documents) {
        return new IndexBatch(generation, List.of(documents), Set.of(), null);
    }

    private SearchPage search(SearchQuery query) throws Exception {
        return index().search(query).orElseThrow();
    }

    private List<String> found(String text) throws Exception {
        return ids(search(SearchQuery.of(text, 50).by(ACME)));
    }

    private static List<String> ids(SearchPage page) {
        return page.hits().stream().map(Hit::id).toList();
    }

    @Test
    final void an_index_in_which_nothing_is_says_so() throws Exception {
        assertThat(index().state()).isEqualTo(IndexState.EMPTY);
        assertThatThrownBy(() -> index().search(SearchQuery.of("whale", 1))).isInstanceOf(RetryableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moby dick",
                "Moby-Dick",
                "MELVILLE herman",
                "white whale",
                "whales",
                "ship story",
                "hunting oceans",
                "melville captain",
                "whal",
                "moby di",
                "runs hunts captain sea"
            })
    final void all_words_must_be_there_wherever_and_however_they_are_written(String text) throws Exception {
        library();
        assertThat(found(text)).isEqualTo(text.startsWith("runs") ? List.of() : List.of(MOBY_DICK.id()));
    }

    @Test
    final void each_language_has_its_own_endings_and_no_accent_counts() throws Exception {
        library();
        assertThat(found("haus lubeck")).containsExactly(BUDDENBROOKS.id());
        assertThat(found("Wale")).contains(BUDDENBROOKS.id());
        assertThat(found("familie")).containsExactly(BUDDENBROOKS.id());
        assertThat(found("cote swann")).containsExactly(SWANN.id());
        assertThat(found("souvenir")).containsExactly(SWANN.id());
        assertThat(found("zoe bronte")).containsExactly(IT.id());
        assertThat(found("Zoë Brontë")).containsExactly(IT.id());
        assertThat(found("Zoe\u0308")).as("composed or not").containsExactly(IT.id());
    }

    @Test
    final void a_script_without_spaces_is_found_by_its_signs() throws Exception {
        served(ofWhales(9, "白鯨の物語"), MOBY_DICK);
        assertThat(found("白鯨")).containsExactly(id(9));
        assertThat(found("鯨")).containsExactly(id(9));
        assertThat(found("白犬")).isEmpty();
    }

    @Test
    final void a_title_of_words_that_do_not_count_is_found() throws Exception {
        library();
        assertThat(found("it")).first().isEqualTo(IT.id());
    }

    @Test
    final void an_identifier_is_found_whole_or_by_its_beginning_and_never_by_a_similar_one() throws Exception {
        library();
        assertThat(found("9780306406157")).containsExactly(MOBY_DICK.id());
        assertThat(found("97803064")).containsExactly(MOBY_DICK.id());
        assertThat(found("10.1000/moby")).containsExactly(MOBY_DICK.id());
        assertThat(found("9780306406158")).isEmpty();
    }

    @Test
    final void what_is_nearly_right_is_found_and_told() throws Exception {
        library();
        SearchPage page = search(SearchQuery.of("Mellville whale", 10).by(ACME));
        assertThat(ids(page)).containsExactly(MOBY_DICK.id());
        assertThat(page.didYouMean()).isEqualTo("melville whale");
        assertThat(search(SearchQuery.of("whale", 10).by(ACME)).didYouMean()).isEmpty();
        SearchPage nothing = search(SearchQuery.of("xylophonist", 10).by(ACME));
        assertThat(nothing.hits()).isEmpty();
        assertThat(nothing.total()).isZero();
        assertThat(nothing.didYouMean()).isEmpty();
    }

    @Test
    final void nobody_learns_anything_of_another_publishers_books() throws Exception {
        library();
        assertThat(found("zanzibarium")).isEmpty();
        SearchPage close = search(SearchQuery.of("zanzibariun", 10).by(ACME).counting(EnumSet.allOf(Facet.class)));
        assertThat(close.didYouMean()).isEmpty();
        assertThat(close.hits()).isEmpty();
        SearchPage all = search(SearchQuery.of("", 10).by(ACME).counting(EnumSet.allOf(Facet.class)));
        assertThat(all.total()).isEqualTo(4);
        assertThat(all.facets().get(Facet.PUBLISHER)).containsExactly(new Count("acme", 4));
        assertThat(search(SearchQuery.of("", 10).by(Set.of())).hits()).isEmpty();
        assertThat(ids(search(SearchQuery.of("zanzibarium", 10)))).containsExactly(SECRET.id());
        SearchPage narrowed =
                search(SearchQuery.of("", 10).by(ACME).narrowed(Map.of(Facet.PUBLISHER, Set.of("other"))));
        assertThat(narrowed.hits()).isEmpty();
    }

    @Test
    final void facets_count_what_fits_and_disregard_their_own_filter() throws Exception {
        library();
        Set<Facet> asked = EnumSet.allOf(Facet.class);
        SearchPage all = search(SearchQuery.of("", 10).by(ACME).counting(asked));
        assertThat(all.facets().keySet()).isEqualTo(asked);
        assertThat(all.facets().get(Facet.FORMAT)).containsExactly(new Count("epub", 3), new Count("pdf", 2));
        assertThat(all.facets().get(Facet.STATE)).containsExactly(new Count("SUCCEEDED", 4));
        assertThat(all.facets().get(Facet.ACCESSIBILITY))
                .containsExactly(new Count("alternativeText", 2), new Count("tableOfContents", 1));

        SearchQuery pdf = SearchQuery.of("", 10).by(ACME).narrowed(Map.of(Facet.FORMAT, Set.of("pdf")));
        SearchPage narrowed = search(pdf.counting(asked));
        assertThat(ids(narrowed)).containsExactly(SWANN.id(), MOBY_DICK.id());
        assertThat(narrowed.total()).isEqualTo(2);
        assertThat(narrowed.facets().get(Facet.FORMAT)).containsExactly(new Count("epub", 3), new Count("pdf", 2));
        assertThat(narrowed.facets().get(Facet.LANGUAGE))
                .containsExactlyInAnyOrder(new Count("en", 1), new Count("fr", 1));

        SearchPage two = search(SearchQuery.of("", 10)
                .by(ACME)
                .narrowed(Map.of(Facet.FORMAT, Set.of("pdf"), Facet.LANGUAGE, Set.of("en", "de")))
                .counting(Set.of(Facet.LANGUAGE, Facet.FORMAT)));
        assertThat(ids(two)).containsExactly(MOBY_DICK.id());
        assertThat(two.facets().get(Facet.LANGUAGE)).containsExactlyInAnyOrder(new Count("en", 1), new Count("fr", 1));
        assertThat(two.facets().get(Facet.FORMAT)).containsExactly(new Count("epub", 2), new Count("pdf", 1));
        assertThat(search(SearchQuery.of("whale", 10)).facets())
                .as("none asked for")
                .isEmpty();
    }

    @Test
    final void highlights_are_plain_text_in_pieces() throws Exception {
        library();
        Hit hit = search(SearchQuery.of("whales melville tales", 10).by(ACME))
                .hits()
                .get(0);
        Map<String, List<Highlight>> byField =
                hit.highlights().stream().collect(Collectors.groupingBy(Highlight::field));
        assertThat(byField.get("contributors").get(0).pieces())
                .containsExactly(new Piece("Herman ", false), new Piece("Melville", true));
        assertThat(matches(byField.get("titles"))).containsExactly("Whale");
        assertThat(matches(byField.get("description"))).contains("whale", "tales");
        String description = byField.get("description").stream()
                .flatMap(it -> it.pieces().stream())
                .map(Piece::text)
                .collect(Collectors.joining());
        assertThat(description).contains("<b>tales</b> &");
        assertThat(hit.highlights())
                .flatExtracting(Highlight::pieces)
                .allMatch(it -> !((Piece) it).text().isEmpty());
        assertThat(search(SearchQuery.of("", 1).by(ACME)).hits().get(0).highlights())
                .isEmpty();
    }

    private static List<String> matches(List<Highlight> highlights) {
        return highlights.stream()
                .flatMap(it -> it.pieces().stream())
                .filter(Piece::match)
                .map(Piece::text)
                .toList();
    }

    @Test
    final void a_title_counts_more_than_a_description() throws Exception {
        served(MOBY_DICK, ofWhales(9, "White whale"));
        assertThat(found("white whale")).containsExactly(id(9), MOBY_DICK.id());
    }

    @Test
    final void pages_show_each_book_once_while_others_come_and_go() throws Exception {
        List<SearchDocument> whales = IntStream.rangeClosed(100, 140)
                .mapToObj(n -> ofWhales(n, "Whale number " + n + " whale".repeat(n % 4)))
                .toList();
        for (String text : List.of("whale", "")) {
            long generation = index().state().served() + 1;
            index().write(batch(generation, whales.toArray(SearchDocument[]::new)));
            index().serve(generation);
            List<String> seen = new ArrayList<>();
            String cursor = null;
            int pages = 0;
            do {
                SearchPage page = search(SearchQuery.of(text, 7).by(ACME).from(cursor));
                assertThat(page.hits()).isNotEmpty();
                seen.addAll(ids(page));
                cursor = page.next();
                pages++;
                index().write(batch(generation, ofWhales(200 + pages, "Whale whale whale new")));
            } while (cursor != null && pages < 20);
            List<String> old =
                    seen.stream().filter(it -> it.compareTo(id(200)) < 0).toList();
            assertThat(old).as(text).doesNotHaveDuplicates().hasSize(whales.size());
        }
    }

    @Test
    final void a_cursor_of_somebody_elses_is_told() throws Exception {
        library();
        for (String cursor : List.of("x", "", "bm90IG1pbmU", "{}", "a:b:c")) {
            assertThat(index().search(SearchQuery.of("whale", 1).from(cursor)))
                    .as(cursor)
                    .isEmpty();
        }
    }

    @Test
    final void a_document_takes_the_place_of_the_one_before_and_can_be_taken_out() throws Exception {
        library();
        index().write(batch(1, ofWhales(1, "Something else")));
        await().until(() -> found("melville").isEmpty() && found("something").equals(List.of(id(1))));
        index().write(new IndexBatch(1, List.of(), Set.of(id(1), id(77)), null));
        await().until(() -> found("something").isEmpty());
        await().until(() -> index().state().documents() == 4);
    }

    @Test
    final void a_new_generation_is_seen_when_it_is_served_and_not_before() throws Exception {
        library();
        index().write(new IndexBatch(2, List.of(ofWhales(9, "Newcomer")), Set.of(), "so far"));
        assertThat(index().state()).isEqualTo(new IndexState(1, 5, 2, "so far"));
        assertThat(found("newcomer")).isEmpty();
        assertThat(found("melville")).hasSize(1);
        index().write(batch(2, ofWhales(10, "Latecomer")));
        assertThat(index().state().mark()).isEqualTo("so far");
        index().write(new IndexBatch(2, List.of(), Set.of(), "further"));
        assertThat(index().state().mark()).isEqualTo("further");
        index().serve(2);
        index().serve(2);
        assertThat(found("newcomer")).hasSize(1);
        assertThat(found("latecomer")).hasSize(1);
        assertThat(found("melville")).isEmpty();
        assertThat(index().state()).isEqualTo(new IndexState(2, 2, 0, ""));
    }

    @Test
    final void another_generation_drops_one_that_was_never_finished() throws Exception {
        library();
        index().write(new IndexBatch(2, List.of(ofWhales(9, "Forgotten")), Set.of(), "so far"));
        index().write(batch(3, ofWhales(10, "Kept")));
        assertThat(index().state()).isEqualTo(new IndexState(1, 5, 3, ""));
        index().serve(3);
        assertThat(found("forgotten")).isEmpty();
        assertThat(found("kept")).hasSize(1);
    }

    @Test
    final void an_empty_generation_can_be_served() throws Exception {
        index().write(batch(1));
        index().serve(1);
        assertThat(index().state()).isEqualTo(new IndexState(1, 0, 0, ""));
        assertThat(search(SearchQuery.of("whale", 1).counting(Set.of(Facet.FORMAT)))
                        .total())
                .isZero();
    }

    @Test
    final void nothing_in_a_query_is_an_operator() throws Exception {
        library();
        for (String odd : List.of(
                "& | ! ( ) : * <-> \\ ' \" -",
                "'; drop table book; --",
                "%_",
                "\\",
                "{\"match_all\":{}}",
                "\ud83d\udc33",
                "\ud83d",
                "\u202e\u200f",
                "\u0000",
                "a".repeat(500),
                "a ".repeat(240))) {
            index().search(SearchQuery.of(odd, 5).by(ACME));
        }
        assertThat(found("moby & !dick | (")).containsExactly(MOBY_DICK.id());
        assertThat(found("-whale +captain")).containsExactly(MOBY_DICK.id());
        assertThat(found("\"moby dick\"")).containsExactly(MOBY_DICK.id());
        assertThat(found("title:moby")).isEmpty();
    }

    @Test
    final void documents_may_be_as_large_as_they_are_allowed() throws Exception {
        String[] words =
                IntStream.range(0, 500).mapToObj(n -> "w" + n + "x".repeat(990)).toArray(String[]::new);
        SearchDocument large = new SearchDocument(
                id(30),
                "acme",
                "en",
                Arrays.asList(words),
                Arrays.asList(words),
                Arrays.asList(words),
                Arrays.asList(words),
                "word ".repeat(SearchDocument.MAX_TEXT / 5 - 1) + "last",
                Map.of(Facet.SUBJECT, Arrays.asList(words)));
        served(large, MOBY_DICK);
        assertThat(found("melville")).hasSize(1);
        assertThat(found("word last")).hasSize(1);
        SearchPage page = search(SearchQuery.of("word", 1).by(ACME).counting(Set.of(Facet.SUBJECT)));
        assertThat(page.facets().get(Facet.SUBJECT)).hasSize(SearchPage.MAX_VALUES);
    }

    @Test
    final void several_threads_find_the_same() throws Exception {
        library();
        assertThat(Threads.all(4, () -> found("white whale"))).allMatch(List.of(MOBY_DICK.id())::equals);
    }
}
