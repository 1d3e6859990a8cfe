package io.bindery.enrichers.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Subject;
import io.bindery.embedders.bge.BgeEmbedder;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordEnricherTest extends MetadataEnricherContract {

    private static final int MOST = 10;

    @TempDir
    static Path natives;

    private static final Tagger TAGGER = new Tagger();
    private static TestBook holmes;
    private static TestBook algebra;
    private static TextEmbedder embedder;

    @BeforeAll
    static void read() throws Exception {
        holmes = RealBooks.named("sherlock-holmes");
        algebra = RealBooks.named("linear-algebra");
        embedder = new BgeEmbedder(natives);
    }

    @Override
    protected MetadataEnricher enricher() {
        return new KeywordEnricher(TAGGER, MOST);
    }

    @Override
    protected TestBook book() {
        String text = "The old lighthouse keeper climbed the lighthouse stairs. The keeper lit the oil lamp.\n"
                + "A storm came, and the oil lamp went out. The lighthouse stood dark.\n";
        return TestBook.of("b.txt", new io.bindery.api.content.MediaType("text/plain"), new byte[] {'x'})
                .withText(text.repeat(8));
    }

    @Override
    protected boolean speaksOfTheText() {
        return true;
    }

    @Override
    protected BookMetadata known() {
        return RealBooks.in("en");
    }

    private static List<String> keywords(TestBook book, @Nullable TextEmbedder model) throws Exception {
        KeywordEnricher enricher = new KeywordEnricher(TAGGER, MOST);
        enricher.embedder(model);
        try (TestStepContext context = new TestStepContext()) {
            MetadataPatch patch = enricher.enrich(book, RealBooks.in("en-GB"), context);
            return BookMetadata.EMPTY.apply(patch, "keywords", Instant.EPOCH).all(MetadataField.SUBJECTS).stream()
                    .map(Subject::text)
                    .toList();
        }
    }

    @Test
    void real_books_get_keywords_of_theirs_with_and_without_an_embedder() throws Exception {
        List<String> ofAlgebra = keywords(algebra, embedder);
        List<String> plain = keywords(algebra, null);
        List<String> ofHolmes = keywords(holmes, embedder);
        assertThat(ofAlgebra)
                .hasSize(MOST)
                .doesNotHaveDuplicates()
                .anyMatch(word -> word.matches(".*(matri|vector|linear|system).*"));
        assertThat(plain).hasSize(MOST).anyMatch(word -> word.matches(".*(matri|vector|linear|system).*"));
        assertThat(ofHolmes).hasSize(MOST).doesNotContainAnyElementsOf(ofAlgebra);
        assertThat(ofHolmes).noneMatch(word -> word.matches("thing|man|way|time|day|hand|one|it|such"));
    }

    @Test
    void what_the_book_states_already_is_not_added_and_other_languages_are_left_alone() throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            BookMetadata known = known().apply(
                            MetadataPatch.builder()
                                    .add(MetadataField.SUBJECTS, new Subject("", "", "Lighthouse"), "opf")
                                    .build(),
                            "epub",
                            Instant.EPOCH);
            MetadataPatch patch = enricher().enrich(book(), known, context);
            assertThat(patch.statements())
                    .extracting(statement -> ((Subject) statement.value()).text())
                    .contains("oil lamp")
                    .doesNotContain("lighthouse");
            assertThat(enricher().enrich(book(), RealBooks.in("fi"), context)).isEqualTo(MetadataPatch.EMPTY);
        }
    }
}
