package io.bindery.enrichers.genre;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.embedders.bge.BgeEmbedder;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenreEnricherTest extends MetadataEnricherContract {

    private static final String SEA =
            "The captain ordered all hands on deck. The ship rolled in the storm, and the sailors hauled at the"
                    + " ropes. A whale was seen to leeward, and the boats were lowered with the harpooners at their bows.\n";

    @TempDir
    static Path natives;

    private static TextEmbedder embedder;

    @BeforeAll
    static void load() {
        embedder = new BgeEmbedder(natives);
    }

    private static GenreEnricher made() {
        GenreEnricher enricher =
                new GenreEnricher(new Suggestions(Suggestions.THRESHOLD, Suggestions.MOST, Suggestions.MARGIN));
        enricher.embedder(embedder);
        return enricher;
    }

    private final GenreEnricher enricher = made();

    @Override
    protected MetadataEnricher enricher() {
        return enricher;
    }

    @Override
    protected TestBook book() {
        return TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                .withText(SEA.repeat(3));
    }

    @Override
    protected BookMetadata known() {
        return described(
                "en-US",
                "A Voyage",
                "<p>A sea story of sailors, a captain and a whale hunt in the storms of the Pacific.</p>");
    }

    private static BookMetadata described(String language, String title, String description) {
        return BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.LANGUAGES, language, "")
                        .add(MetadataField.TITLES, Title.main(title), "")
                        .add(MetadataField.DESCRIPTION, description, "")
                        .build(),
                "epub",
                Instant.EPOCH);
    }

    private List<Subject> subjects(BookMetadata known) throws Exception {
        return enriched(known).all(MetadataField.SUBJECTS);
    }

    private BookMetadata enriched(BookMetadata known) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return known.apply(enricher.enrich(book(), known, context), "genre", Instant.EPOCH);
        }
    }

    @Test
    void both_schemes_are_suggested_with_scores() throws Exception {
        List<Sourced<Subject>> found = enriched(known()).sourced(MetadataField.SUBJECTS);
        assertThat(found)
                .extracting(Sourced::value)
                .contains(
                        new Subject("BISAC", "FIC047000", "FICTION / Sea Stories"),
                        new Subject("Thema", "FJN", "Sea stories"));
        assertThat(found).allSatisfy(subject -> {
            assertThat(subject.provenance().confidence()).isBetween(Suggestions.THRESHOLD, 0.99);
            assertThat(subject.provenance().origin()).contains("bge-small");
        });
    }

    @Test
    void what_the_publisher_says_stands_and_is_not_added_to_in_its_scheme() throws Exception {
        Subject own =
                new Subject("http://www.editeur.org/ONIX/book/codelists/BISAC", "COM051000", "COMPUTERS / Programming");
        BookMetadata stated = known().apply(
                        MetadataPatch.builder()
                                .add(MetadataField.SUBJECTS, own, "opf")
                                .build(),
                        "epub",
                        Instant.EPOCH);
        assertThat(subjects(stated))
                .startsWith(own)
                .hasSizeGreaterThan(1)
                .filteredOn(subject -> !subject.equals(own))
                .allMatch(subject -> subject.scheme().equals("Thema"));
        BookMetadata both = stated.apply(
                MetadataPatch.builder()
                        .add(MetadataField.SUBJECTS, new Subject("93", "UM", "Computer programming"), "onix")
                        .build(),
                "onix",
                Instant.EPOCH);
        assertThat(enriched(both)).isEqualTo(both);
    }

    @Test
    void a_book_of_which_it_cannot_be_sure_gets_nothing() throws Exception {
        BookMetadata vague = described("en", "Lorem", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.");
        try (TestStepContext context = new TestStepContext()) {
            TestBook book = TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                    .withText("Sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.\n".repeat(100));
            assertThat(enricher.enrich(book, vague, context)).isEqualTo(MetadataPatch.EMPTY);
        }
    }

    @Test
    void other_languages_and_a_machine_without_an_embedder_are_left_alone() throws Exception {
        BookMetadata german = described("de", "Eine Seereise", "Eine Geschichte von Seeleuten.");
        assertThat(enriched(german)).isEqualTo(german);
        enricher.embedder(null);
        assertThat(enriched(known())).isEqualTo(known());
    }
}
