package io.bindery.enrichers.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Complexity;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingEnricherTest extends MetadataEnricherContract {

    /** Aesop, The Fox and the Grapes and others, as children's readers have them. */
    private static final String EASY = "The fox saw the grapes. They hung on a high vine. He was hot and he was dry."
            + " He ran and he jumped. He could not get the grapes. He sat down and looked at them. They are sour, he said.\n";
    /** In the manner of an act. */
    private static final String HARD =
            "Notwithstanding the aforementioned considerations, the administration subsequently"
                    + " established additional regulatory requirements, necessitating comprehensive documentation of operational"
                    + " procedures and considerable organisational restructuring throughout the participating institutions.\n";

    private final ReadingEnricher enricher = new ReadingEnricher();

    @Override
    protected MetadataEnricher enricher() {
        return enricher;
    }

    @Override
    protected TestBook book() {
        return text(EASY.repeat(20));
    }

    @Override
    protected boolean speaksOfTheText() {
        return true;
    }

    @Override
    protected BookMetadata known() {
        return known("en-US");
    }

    private static TestBook text(String text) {
        return TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                .withText(text);
    }

    private static BookMetadata known(String language) {
        return BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.LANGUAGES, language, "")
                        .build(),
                "test",
                Instant.EPOCH);
    }

    private BookMetadata enriched(String text, BookMetadata known) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return known.apply(enricher.enrich(text(text), known, context), "reading", Instant.EPOCH);
        }
    }

    private double level(String text, String language, String formula) throws Exception {
        Complexity level = enriched(text, known(language))
                .first(MetadataField.COMPLEXITIES)
                .orElseThrow();
        assertThat(level.scheme()).isEqualTo(formula);
        return Double.parseDouble(level.level());
    }

    @Test
    void easy_and_hard_english_are_school_years_apart() throws Exception {
        assertThat(level(EASY.repeat(20), "en", "Flesch-Kincaid")).isBetween(-1.5, 2.0);
        assertThat(level(HARD.repeat(20), "en", "Flesch-Kincaid")).isGreaterThan(18);
    }

    @Test
    void other_languages_have_formulas_of_their_own_and_some_have_none() throws Exception {
        String german = "Der Hund lief über die Straße. Er sah eine Katze. Die Katze lief fort. Der Hund war müde.\n";
        String act = "Die Bundesregierung verabschiedete anschließend umfangreiche Verwaltungsvorschriften zur"
                + " Durchführung datenschutzrechtlicher Bestimmungen innerhalb öffentlicher Einrichtungen.\n";
        assertThat(level(german.repeat(30), "de-DE", "Wiener Sachtextformel")).isLessThan(4);
        assertThat(level(act.repeat(30), "de", "Wiener Sachtextformel")).isGreaterThan(12);
        assertThat(level("Il gatto dorme sul letto. Il cane mangia la carne.\n".repeat(30), "it", "Gulpease"))
                .isGreaterThan(80);
        assertThat(enriched(EASY.repeat(20), known("fi")).all(MetadataField.COMPLEXITIES))
                .isEmpty();
    }

    @Test
    void a_short_text_and_a_stated_level_are_left_alone() throws Exception {
        assertThat(enriched(EASY, known("en")).all(MetadataField.COMPLEXITIES)).isEmpty();
        BookMetadata stated = known("en")
                .apply(
                        MetadataPatch.builder()
                                .add(MetadataField.COMPLEXITIES, new Complexity("Lexile", "880L"), "onix")
                                .add(MetadataField.READING_MINUTES, 7L, "onix")
                                .build(),
                        "onix",
                        Instant.EPOCH);
        assertThat(enriched(EASY.repeat(20), stated)).isEqualTo(stated);
    }

    @Test
    void minutes_go_by_the_counted_words_else_by_the_text() throws Exception {
        BookMetadata counted = known("en")
                .apply(
                        MetadataPatch.builder()
                                .add(MetadataField.WORD_COUNT, 212_000L, "spine")
                                .build(),
                        "epub",
                        Instant.EPOCH);
        assertThat(enriched(EASY.repeat(20), counted).first(MetadataField.READING_MINUTES))
                .as("212,000 words at 228 a minute")
                .hasValue(930L);
        long words = 41;
        assertThat(enriched(EASY.repeat(2000), known("en"))
                        .first(MetadataField.READING_MINUTES)
                        .orElseThrow())
                .isCloseTo(words * 2000 / 228, org.assertj.core.data.Percentage.withPercentage(5));
        assertThat(enriched("海".repeat(2550), known("zh")).first(MetadataField.READING_MINUTES))
                .hasValue(10L);
    }

    @ParameterizedTest
    @CsvSource({
        "the,1",
        "whale,1",
        "captain,2",
        "sailed,1",
        "wanted,2",
        "houses,2",
        "table,2",
        "tables,2",
        "lion,2",
        "being,2",
        "create,2",
        "nation,2",
        "special,2",
        "beautiful,3",
        "university,5",
        "rhythm,1",
        "made,1",
        "languages,3",
        "wishes,2",
        "prism,2",
        "quality,3",
        "eye,1",
        "eyes,1",
        "cottage,2"
    })
    void english_syllables(String word, int count) {
        assertThat(Syllables.count(word, "en")).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "poeta,es,3",
        "tierra,es,2",
        "río,es,2",
        "ciudad,es,2",
        "Haus,de,1",
        "Straßenbahn,de,3",
        "молоко,ru,3",
        "table,fr,1",
        "coração,pt,3"
    })
    void syllables_of_other_languages(String word, String language, int count) {
        assertThat(Syllables.count(word, language)).isEqualTo(count);
    }

    @Test
    void the_formula_of_flesch_and_kincaid_is_the_published_one() {
        // 100 words in 5 sentences with 150 syllables: 0.39 * 20 + 11.8 * 1.5 - 15.59
        Counts counts = new Counts(5, 100, 150, 450, 10, 60, 20);
        assertThat(Formula.of("en").orElseThrow().value().applyAsDouble(counts))
                .isCloseTo(9.91, org.assertj.core.data.Offset.offset(0.001));
        assertThat(Formula.of("sv").orElseThrow().value().applyAsDouble(counts)).isEqualTo(40);
        assertThat(List.of("en", "de", "fr", "es", "pt", "it", "nl", "ru", "sv", "da", "no"))
                .allMatch(language -> Formula.of(language).isPresent());
    }
}
