package io.bindery.enrichers.description;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Description;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.step.StepContext;
import io.bindery.language.MainLanguage;
import io.bindery.language.Passages;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Suggests a description, which no reader sees before a person has taken it: written by a language model if one is configured, else a few of
 * the book's own sentences. The origin of the value says which of both.
 */
public final class DescriptionEnricher implements MetadataEnricher {

    /** How the origin of a description begins that a model has written. */
    static final String GENERATED = "AI-generated";
    /** How the origin of sentences begins that were taken from the book. */
    static final String EXTRACTED = "extracted from the text";

    private static final int PASSAGES = 8;
    private static final int EXTRACT_PASSAGES = 12;
    private static final int EXTRACT_LENGTH = 2_500;
    private static final int SUBJECTS = 10;
    private static final int NAMES = 10;
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST = 4_000;
    private static final double OF_MODEL = 0.5;
    private static final double OF_EXTRACT = 0.3;

    private final @Nullable Writer writer;
    private final int characters;
    private final boolean always;
    private volatile @Nullable TextEmbedder embedder;

    /**
     * @param writer null for sentences of the book
     * @param characters of the book that the writer is shown
     * @param always whether also books get a suggestion that have a description
     */
    DescriptionEnricher(@Nullable Writer writer, int characters, boolean always) {
        this.writer = writer;
        this.characters = characters;
        this.always = always;
    }

    void embedder(@Nullable TextEmbedder next) {
        embedder = next;
    }

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) throws Exception {
        Optional<BookText> text = book.text();
        boolean described = known.first(MetadataField.DESCRIPTION).isPresent()
                || known.all(MetadataField.DESCRIPTIONS).stream()
                        .anyMatch(one -> one.type().equals(Description.LONG)
                                || one.type().equals(Description.SHORT));
        if (text.isEmpty()
                || (described && !always)
                || !known.all(MetadataField.SUGGESTED_DESCRIPTIONS).isEmpty()) {
            return MetadataPatch.EMPTY;
        }
        return writer == null ? extracted(text.get(), known, context) : written(writer, text.get(), known, context);
    }

    private MetadataPatch written(Writer model, BookText text, BookMetadata known, StepContext context)
            throws Exception {
        String passages = String.join("\n\n[…]\n\n", Passages.of(text, PASSAGES, Math.max(1, characters / PASSAGES)));
        String answer = model.write(
                Map.of(
                        "title", cut(known.title().orElse("(not known)"), LONGEST_VALUE),
                        "contributors",
                                cut(
                                        known.all(MetadataField.CONTRIBUTORS).stream()
                                                .limit(NAMES)
                                                .map(Contributor::name)
                                                .collect(Collectors.joining(", ")),
                                        LONGEST_VALUE),
                        "language", known.first(MetadataField.LANGUAGES).orElse("that of the passages"),
                        "subjects",
                                cut(
                                        known.all(MetadataField.SUBJECTS).stream()
                                                .limit(SUBJECTS)
                                                .map(Subject::text)
                                                .collect(Collectors.joining("; ")),
                                        LONGEST_VALUE),
                        "passages", cut(passages, characters)),
                context);
        return suggestion(Description.LONG, answer, known, GENERATED + " by " + model.name(), OF_MODEL);
    }

    private MetadataPatch extracted(BookText text, BookMetadata known, StepContext context) throws Exception {
        String language = MainLanguage.of(known);
        TextEmbedder model = language.equals("en") ? embedder : null;
        String extract = Extract.of(Passages.of(text, EXTRACT_PASSAGES, EXTRACT_LENGTH), language, model, context);
        String how = model == null ? "by words that they share" : "by nearness of meaning by " + model.model();
        return extract.isEmpty()
                ? MetadataPatch.EMPTY
                : suggestion(Description.SHORT, extract, known, EXTRACTED + ", sentences chosen " + how, OF_EXTRACT);
    }

    private static MetadataPatch suggestion(
            String type, String text, BookMetadata known, String origin, double confidence) {
        String language = known.first(MetadataField.LANGUAGES).orElse("");
        String plain = cut(text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", ""), LONGEST);
        return plain.isBlank()
                ? MetadataPatch.EMPTY
                : MetadataPatch.builder()
                        .state(
                                MetadataField.SUGGESTED_DESCRIPTIONS,
                                new Description(type, plain, Description.Format.TEXT, language, ""),
                                Operation.ADD,
                                origin,
                                confidence)
                        .build();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
