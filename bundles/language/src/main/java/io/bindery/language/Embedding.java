package io.bindery.language;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.step.StepContext;
import java.util.ArrayList;
import java.util.List;

/** Has many texts embedded, in batches. */
public final class Embedding {

    private Embedding() {}

    /**
     * The vectors of texts, in order.
     *
     * @throws Exception as {@link TextEmbedder#embed}
     * @throws IllegalStateException if the embedder breaks its promise
     */
    public static List<float[]> of(TextEmbedder embedder, List<String> texts, StepContext context) throws Exception {
        List<float[]> vectors = new ArrayList<>(texts.size());
        int size = Math.max(1, embedder.batchSize());
        for (int from = 0; from < texts.size(); from += size) {
            context.checkCancelled();
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + size));
            List<float[]> answer = embedder.embed(List.copyOf(batch));
            if (answer.size() != batch.size()) {
                throw new IllegalStateException("the embedder " + embedder.model() + " gave " + answer.size()
                        + " vectors for " + batch.size() + " texts");
            }
            vectors.addAll(answer);
        }
        return vectors;
    }
}
