package io.bindery.enrichers.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Description;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Sourced;
import io.bindery.embedders.bge.BgeEmbedder;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedDescriptionTest extends MetadataEnricherContract {

    private static final String TEXT = """
            The whale is the largest animal that has ever lived in the sea or on the land.
            The captain of the ship had hunted the white whale for many years across all seas.
            "There she blows, and there she goes again," cried the man at the mast that day.
            In the harbour the women waited for news of the ship and of the whale that it hunted.
            It rained.
            The crew of the ship feared the captain more than they feared the white whale itself.
            Bread was baked twice a week in a small oven behind the galley by an old cook.
            The white whale broke the ship, and the captain went down into the sea with it.
            The lamps were filled with oil every evening before the watch was called on deck.
            """;

    @TempDir
    static Path natives;

    @Override
    protected MetadataEnricher enricher() {
        return new DescriptionEnricher(null, 1, false);
    }

    @Override
    protected TestBook book() {
        return TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                .withText(TEXT);
    }

    @Override
    protected boolean speaksOfTheText() {
        return true;
    }

    @Override
    protected BookMetadata known() {
        return BookMetadata.EMPTY.apply(
                MetadataPatch.builder().add(MetadataField.LANGUAGES, "en", "").build(), "epub", Instant.EPOCH);
    }

    private static Sourced<Description> suggested(DescriptionEnricher enricher, TestBook book, BookMetadata known)
            throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return known.apply(enricher.enrich(book, known, context), "description", Instant.EPOCH)
                    .sourced(MetadataField.SUGGESTED_DESCRIPTIONS)
                    .get(0);
        }
    }

    @Test
    void sentences_that_stand_for_the_rest_are_taken_as_they_are_and_marked() throws Exception {
        Sourced<Description> suggestion = suggested(new DescriptionEnricher(null, 1, false), book(), known());
        assertThat(suggestion.provenance().origin()).startsWith("extracted from the text");
        assertThat(suggestion.value().type()).isEqualTo(Description.SHORT);
        assertThat(suggestion.value().text())
                .contains("white whale")
                .doesNotContain("There she blows")
                .doesNotContain("Bread was baked");
        for (String sentence : suggestion.value().text().split("(?<=\\.) ")) {
            assertThat(TEXT).contains(sentence);
        }
    }

    @Test
    void an_embedder_chooses_by_meaning() throws Exception {
        DescriptionEnricher enricher = new DescriptionEnricher(null, 1, false);
        enricher.embedder(new BgeEmbedder(natives));
        Sourced<Description> suggestion = suggested(enricher, book(), known());
        assertThat(suggestion.provenance().origin()).contains("bge-small");
        assertThat(suggestion.value().text()).contains("whale").doesNotContain("Bread was baked");
    }

    @Test
    void the_walk_among_sentences_ends_at_those_that_share_most() {
        double[] ranks = Extract.textRank(java.util.List.of(
                Set.of("whale", "ship", "captain"),
                Set.of("whale", "ship"),
                Set.of("ship", "captain"),
                Set.of("bread", "oven")));
        assertThat(ranks[0]).isGreaterThan(ranks[1]).isGreaterThan(ranks[3]);
        assertThat(java.util.Arrays.stream(ranks).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
    }
}
