package io.bindery.enrichers.reading;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Complexity;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.step.StepContext;
import io.bindery.language.MainLanguage;
import io.bindery.language.Passages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * States how hard the book is to read, where a formula for its language is known, and how many minutes a grown-up reader needs. It looks at
 * passages from all over the book, some 200,000 characters. It says nothing where the book states its own.
 */
@Component(
        property = {
            "bindery.plugin=reading",
            BookContent.READS + "=" + BookContent.READS_TEXT,
            "service.ranking:Integer=-100"
        })
public final class ReadingEnricher implements MetadataEnricher {

    private static final int PASSAGES = 40;
    private static final int LENGTH = 5_000;
    /** Below that a single long sentence tips the scale. */
    private static final int LEAST_WORDS = 100;

    private static final int LEAST_SENTENCES = 5;
    private static final double OF_A_FORMULA = 0.8;
    private static final double OF_A_COUNT = 0.7;
    private static final double OF_A_GUESS = 0.5;

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) throws Exception {
        Optional<BookText> text = book.text();
        MetadataPatch.Builder patch = MetadataPatch.builder();
        String language = MainLanguage.of(known);
        List<String> passages = text.isPresent() ? Passages.of(text.get(), PASSAGES, LENGTH) : List.of();
        context.checkCancelled();
        if (known.all(MetadataField.COMPLEXITIES).isEmpty()) {
            level(passages, language, patch);
        }
        context.checkCancelled();
        if (text.isPresent() && known.first(MetadataField.READING_MINUTES).isEmpty()) {
            minutes(text.get(), passages, known, language, patch);
        }
        return patch.build();
    }

    private static void level(List<String> passages, String language, MetadataPatch.Builder patch) {
        Optional<Formula> formula = Formula.of(language);
        if (formula.isEmpty()) {
            return;
        }
        Counts counts = Counts.of(passages, language);
        if (counts.words() < LEAST_WORDS || counts.sentences() < LEAST_SENTENCES) {
            return;
        }
        String value = String.format(Locale.ROOT, "%.1f", formula.get().value().applyAsDouble(counts));
        patch.state(
                MetadataField.COMPLEXITIES,
                new Complexity(formula.get().name(), value),
                Operation.ADD,
                "text, " + counts.words() + " words in " + counts.sentences() + " sentences",
                OF_A_FORMULA);
    }

    private static void minutes(
            BookText text, List<String> passages, BookMetadata known, String language, MetadataPatch.Builder patch) {
        Optional<Long> counted = Pace.byCharacter(language) ? Optional.empty() : known.first(MetadataField.WORD_COUNT);
        long units = counted.orElseGet(() -> estimate(text, passages, language));
        long minutes = Math.round((double) units / Pace.perMinute(language));
        if (minutes > 0) {
            patch.state(
                    MetadataField.READING_MINUTES,
                    minutes,
                    Operation.ADD,
                    "text, at " + Pace.perMinute(language) + (Pace.byCharacter(language) ? " characters" : " words")
                            + " a minute",
                    language.isEmpty() || counted.isEmpty() ? OF_A_GUESS : OF_A_COUNT);
        }
    }

    private static long estimate(BookText text, List<String> passages, String language) {
        long characters = passages.stream().mapToLong(String::length).sum();
        long units = passages.stream()
                .mapToLong(passage -> Pace.units(passage, language))
                .sum();
        return characters == 0 ? 0 : Math.round((double) units * text.characters() / characters);
    }
}
