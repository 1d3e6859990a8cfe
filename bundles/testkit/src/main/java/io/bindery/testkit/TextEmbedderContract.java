package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.embed.TextEmbedder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TextEmbedder} promises. An embedder's test extends this and gives it an embedder of English. */
public abstract class TextEmbedderContract {

    private static final String WHALES = "A captain hunts a white whale across the oceans.";
    private static final String SEA = "The crew of a ship pursues a great sea creature.";
    private static final String CAKES = "How to bake bread and cakes at home.";

    /** The embedder to try. */
    protected abstract TextEmbedder embedder();

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    final void each_text_gets_a_vector_of_length_one_in_order() throws Exception {
        List<float[]> together = embedder().embed(List.of(WHALES, CAKES));
        assertThat(together).hasSize(2).allSatisfy(vector -> {
            assertThat(product(vector, vector)).isBetween(0.999, 1.001);
            assertThat(vector).hasSameSizeAs(together.get(0));
        });
        assertThat(product(together.get(1), embedder().embed(List.of(CAKES)).get(0)))
                .as("the same alone as among others")
                .isGreaterThan(0.999);
    }

    @Test
    final void what_means_the_same_lies_closer_than_what_does_not() throws Exception {
        List<float[]> vectors = embedder().embed(List.of(WHALES, SEA, CAKES));
        assertThat(product(vectors.get(0), vectors.get(1))).isGreaterThan(product(vectors.get(0), vectors.get(2)));
    }

    @Test
    final void a_text_of_any_length_and_script_is_embedded() throws Exception {
        List<String> odd = List.of("x", "long ".repeat(20_000), "鯨 \ud83d\udc33 \u0000 \ud83d", "\u202eمرحبا");
        assertThat(embedder().embed(odd))
                .hasSize(4)
                .allSatisfy(vector -> assertThat(product(vector, vector)).isBetween(0.999, 1.001));
        assertThat(embedder().embed(List.of())).isEmpty();
    }

    @Test
    final void several_threads_get_the_same_vectors() throws Exception {
        float[] first = embedder().embed(List.of(WHALES)).get(0);
        assertThat(Threads.all(4, () -> embedder().embed(List.of(WHALES)).get(0)))
                .allSatisfy(vector -> assertThat(product(first, vector)).isGreaterThan(0.999));
    }

    @Test
    final void it_names_its_model_and_leaves_the_thread_as_it_was() throws Exception {
        assertThat(embedder().model()).isNotBlank();
        assertThat(embedder().batchSize()).isPositive();
        Manners.ofA(() -> embedder().embed(List.of(CAKES)));
    }
}
