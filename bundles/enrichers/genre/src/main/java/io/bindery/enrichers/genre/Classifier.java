package io.bindery.enrichers.genre;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.step.StepContext;
import io.bindery.language.Embedding;
import io.bindery.language.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranks labels by how near their descriptions are to what is said of a book and to what it says itself. The labels' vectors are made once
 * for each model. Safe for use by several threads.
 */
final class Classifier {

    /** What is said of a book weighs more than what it says: a description is written to tell what it is. */
    private static final double OF_DESCRIPTION = 0.7;
    /** Labels that are near to everything are moved away by this part of their mean nearness. */
    private static final double HUB = 0.5;

    private final List<Label> labels = Label.all();
    private @Nullable LabelVectors known;

    /** Vectors of all labels, and how near each is to the others on the mean. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record LabelVectors(String model, List<float[]> vectors, double[] nearness) {}

    /**
     * A label with its score.
     *
     * @param score the cosine, corrected for labels that are near to everything; about 0.2 for what has nothing to do with the book, and 0.5
     *     for what fits
     */
    record Scored(Label label, double score) {}

    /**
     * All labels, the best first.
     *
     * @param said texts about the book; may be empty
     * @param sampled passages of the book; may be empty, but not both
     */
    List<Scored> rank(TextEmbedder embedder, List<String> said, List<String> sampled, StepContext context)
            throws Exception {
        LabelVectors own = vectors(embedder, context);
        List<float[]> ofSaid = Embedding.of(embedder, said, context);
        List<float[]> ofSampled = Embedding.of(embedder, sampled, context);
        List<Scored> ranked = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            float[] label = own.vectors().get(i);
            double byDescription = best(label, ofSaid);
            double byText = mean(label, ofSampled);
            double cosine = ofSaid.isEmpty()
                    ? byText
                    : ofSampled.isEmpty()
                            ? byDescription
                            : OF_DESCRIPTION * byDescription + (1 - OF_DESCRIPTION) * byText;
            ranked.add(new Scored(labels.get(i), cosine - HUB * own.nearness()[i]));
        }
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    private synchronized LabelVectors vectors(TextEmbedder embedder, StepContext context) throws Exception {
        LabelVectors made = known;
        if (made == null || !made.model().equals(embedder.model())) {
            List<float[]> vectors =
                    Embedding.of(embedder, labels.stream().map(Label::text).toList(), context);
            double[] nearness = new double[vectors.size()];
            for (int i = 0; i < vectors.size(); i++) {
                nearness[i] = mean(vectors.get(i), vectors);
            }
            made = new LabelVectors(embedder.model(), vectors, nearness);
            known = made;
        }
        return made;
    }

    private static double best(float[] label, List<float[]> texts) {
        return texts.stream()
                .mapToDouble(text -> Vectors.cosine(label, text))
                .max()
                .orElse(0);
    }

    private static double mean(float[] label, List<float[]> texts) {
        return texts.stream()
                .mapToDouble(text -> Vectors.cosine(label, text))
                .average()
                .orElse(0);
    }
}
