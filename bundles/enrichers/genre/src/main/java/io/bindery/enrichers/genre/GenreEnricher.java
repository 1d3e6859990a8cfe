package io.bindery.enrichers.genre;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Description;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import io.bindery.language.MainLanguage;
import io.bindery.language.Passages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Suggests subjects of BISAC and Thema, with their scores as confidence. Where the book has subjects of a scheme it suggests none of that
 * scheme. It understands English.
 */
public final class GenreEnricher implements MetadataEnricher {

    private static final String BISAC = "BISAC";
    private static final String THEMA = "Thema";
    private static final int PASSAGES = 8;
    private static final int LENGTH = 1_600;
    private static final int LONGEST_SAID = 1_500;

    private final Classifier classifier = new Classifier();
    private final Suggestions suggestions;
    private volatile @Nullable TextEmbedder embedder;

    GenreEnricher(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    void embedder(@Nullable TextEmbedder next) {
        embedder = next;
    }

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) throws Exception {
        TextEmbedder model = embedder;
        Set<String> stated = known.all(MetadataField.SUBJECTS).stream()
                .map(subject -> scheme(subject.scheme()))
                .collect(Collectors.toSet());
        if (model == null || !MainLanguage.of(known).equals("en") || stated.containsAll(Set.of(BISAC, THEMA))) {
            return MetadataPatch.EMPTY;
        }
        List<String> said = said(known);
        Optional<BookText> text = book.text();
        List<String> sampled = text.isPresent() ? Passages.of(text.get(), PASSAGES, LENGTH) : List.of();
        if (said.isEmpty() && sampled.isEmpty()) {
            return MetadataPatch.EMPTY;
        }
        MetadataPatch.Builder patch = MetadataPatch.builder();
        Set<String> given = new java.util.HashSet<>();
        for (Classifier.Scored scored : suggestions.of(classifier.rank(model, said, sampled, context))) {
            Label label = scored.label();
            double confidence = Math.max(0, Math.min(1, scored.score()));
            String origin = "nearness of meaning by " + model.model();
            if (!stated.contains(BISAC)) {
                Subject subject = new Subject(BISAC, label.bisac(), label.heading());
                patch.state(MetadataField.SUBJECTS, subject, Operation.ADD, origin, confidence);
            }
            if (!stated.contains(THEMA) && given.add(label.thema())) {
                Subject subject = new Subject(THEMA, label.thema(), label.themaHeading());
                patch.state(MetadataField.SUBJECTS, subject, Operation.ADD, origin, confidence);
            }
        }
        return patch.build();
    }

    /** A scheme as it is called here: files and feeds also name it by the code of ONIX code list 27, or by its address. */
    private static String scheme(String scheme) {
        String lower = scheme.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("bisac") || lower.equals("10")) {
            return BISAC;
        }
        return lower.contains("thema") || lower.equals("93") ? THEMA : scheme;
    }

    /** Title and subtitle with the description, and the description alone: names in a title may mislead. */
    private static List<String> said(BookMetadata known) {
        String titles = known.all(MetadataField.TITLES).stream()
                .filter(title -> title.type() == Title.Type.MAIN || title.type() == Title.Type.SUBTITLE)
                .map(Title::text)
                .collect(Collectors.joining(". "));
        String description = known.first(MetadataField.DESCRIPTION)
                .or(() -> known.all(MetadataField.DESCRIPTIONS).stream()
                        .filter(text -> text.type().equals(Description.LONG)
                                || text.type().equals(Description.SHORT))
                        .findFirst()
                        .map(Description::text))
                .map(text -> text.replaceAll("<[^>]{0,300}>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .map(text -> text.substring(0, Math.min(LONGEST_SAID, text.length())))
                .orElse("");
        List<String> said = new ArrayList<>();
        if (!description.isEmpty()) {
            said.add(description);
            said.add(titles + ". " + description);
        } else if (!titles.isBlank()) {
            said.add(titles);
        }
        return said;
    }
}
