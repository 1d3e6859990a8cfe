package io.bindery.enrichers.phrases;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.step.StepContext;
import io.bindery.language.Embedding;
import io.bindery.language.MainLanguage;
import io.bindery.language.Passages;
import io.bindery.language.Vectors;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds keywords (subjects without scheme): noun phrases that are frequent in the book and rare elsewhere (TF-IDF); of those, what is near to
 * the book's meaning and not to what was taken already (maximal marginal relevance), if an embedder is here. It understands English.
 */
public final class KeywordEnricher implements MetadataEnricher {

    private static final int LEAST_SENTENCES = 20;
    private static final int LEAST_COUNT = 4;
    private static final int CANDIDATES = 40;
    private static final int MEANT_PASSAGES = 6;
    private static final int MEANT_LENGTH = 1_500;

    private final Tagger tagger;
    private final Background background = new Background();
    private final int most;
    private volatile @Nullable TextEmbedder embedder;

    /** @param most how many keywords are added at the most */
    KeywordEnricher(Tagger tagger, int most) {
        this.tagger = tagger;
        this.most = most;
    }

    void embedder(@Nullable TextEmbedder next) {
        embedder = next;
    }

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) throws Exception {
        Optional<BookText> text = book.text();
        if (text.isEmpty() || !MainLanguage.of(known).equals("en")) {
            return MetadataPatch.EMPTY;
        }
        List<Sentence> sentences = tagger.sentences(book.sha256(), text.get(), context);
        if (sentences.size() < LEAST_SENTENCES) {
            return MetadataPatch.EMPTY;
        }
        List<Keyword> candidates = candidates(NounPhrases.count(sentences));
        TextEmbedder model = embedder;
        List<Keyword> chosen = model == null
                ? Diverse.byWords(candidates, most)
                : Diverse.byMeaning(
                        candidates,
                        Vectors.centre(
                                Embedding.of(model, Passages.of(text.get(), MEANT_PASSAGES, MEANT_LENGTH), context)),
                        Embedding.of(
                                model, candidates.stream().map(Keyword::phrase).toList(), context),
                        most);
        return patch(chosen, known, model);
    }

    private List<Keyword> candidates(Map<String, Integer> counts) {
        List<Keyword> all = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_COUNT)
                .map(entry ->
                        new Keyword(entry.getKey(), Math.sqrt(entry.getValue()) * background.rarityOf(entry.getKey())))
                .filter(keyword -> keyword.weight() > 0)
                .sorted(Comparator.comparingDouble(Keyword::weight).reversed().thenComparing(Keyword::phrase))
                .limit(CANDIDATES)
                .toList();
        double best = all.isEmpty() ? 1 : all.get(0).weight();
        return all.stream()
                .map(keyword -> new Keyword(keyword.phrase(), keyword.weight() / best))
                .toList();
    }

    private static MetadataPatch patch(List<Keyword> chosen, BookMetadata known, @Nullable TextEmbedder model) {
        Set<String> stated = known.all(MetadataField.SUBJECTS).stream()
                .map(subject -> subject.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String origin = "noun phrases of the text" + (model == null ? "" : ", by " + model.model());
        MetadataPatch.Builder patch = MetadataPatch.builder();
        for (Keyword keyword : chosen) {
            if (!stated.contains(keyword.phrase())) {
                double confidence = Math.max(0, Math.min(1, keyword.weight()));
                patch.state(
                        MetadataField.SUBJECTS,
                        new Subject("", "", keyword.phrase()),
                        Operation.ADD,
                        origin,
                        confidence);
            }
        }
        return patch.build();
    }
}
