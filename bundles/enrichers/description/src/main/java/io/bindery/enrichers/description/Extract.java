package io.bindery.enrichers.description;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.step.StepContext;
import io.bindery.language.Embedding;
import io.bindery.language.Sentences;
import io.bindery.language.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the sentences of a text that stand for the rest: those nearest to its centre in meaning, or without an embedder those that share
 * most words with the others (TextRank; R. Mihalcea and P. Tarau, 2004). No new sentence is made.
 */
final class Extract {

    private static final int MOST_SENTENCES = 60;
    private static final int CHOSEN = 3;
    private static final int SHORTEST = 50;
    private static final int LONGEST = 280;
    /** Two sentences that are nearer say the same. */
    private static final double SAME = 0.85;

    private static final double DAMPING = 0.85;
    private static final int ROUNDS = 30;

    private Extract() {}

    /**
     * A few sentences in the order of the text, joined.
     *
     * @return empty if the text has too few that could stand alone
     */
    static String of(List<String> passages, String language, @Nullable TextEmbedder embedder, StepContext context)
            throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        List<String> all = new ArrayList<>();
        for (String passage : passages) {
            Sentences.of(passage, locale).stream().filter(Extract::standsAlone).forEach(all::add);
        }
        List<String> sentences = thinned(all);
        if (sentences.size() < 2 * CHOSEN) {
            return "";
        }
        context.checkCancelled();
        if (embedder == null) {
            List<Set<String>> words =
                    sentences.stream().map(sentence -> words(sentence, locale)).toList();
            return chosen(sentences, textRank(words), (a, b) -> overlap(words.get(a), words.get(b)));
        }
        List<float[]> vectors = Embedding.of(embedder, sentences, context);
        float[] centre = Vectors.centre(vectors);
        double[] nearness = vectors.stream()
                .mapToDouble(vector -> Vectors.cosine(centre, vector))
                .toArray();
        return chosen(sentences, nearness, (a, b) -> Vectors.cosine(vectors.get(a), vectors.get(b)));
    }

    /** A whole statement that is no speech: those need what was said before. */
    private static boolean standsAlone(String sentence) {
        return sentence.length() >= SHORTEST
                && sentence.length() <= LONGEST
                && Character.isUpperCase(sentence.codePointAt(0))
                && sentence.matches("(?s).*[.!?]")
                && sentence.chars().noneMatch(c -> "\"“”„«»‘_|[]".indexOf(c) >= 0);
    }

    private static List<String> thinned(List<String> all) {
        List<String> distinct = all.stream().distinct().toList();
        if (distinct.size() <= MOST_SENTENCES) {
            return distinct;
        }
        List<String> some = new ArrayList<>();
        for (int i = 0; i < MOST_SENTENCES; i++) {
            some.add(distinct.get((int) ((long) i * distinct.size() / MOST_SENTENCES)));
        }
        return some;
    }

    private static Set<String> words(String sentence, Locale locale) {
        return Sentences.words(sentence, locale).stream()
                .map(word -> word.toLowerCase(locale))
                .filter(word -> word.length() > 3)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static double overlap(Set<String> a, Set<String> b) {
        long shared = a.stream().filter(b::contains).count();
        double size = Math.log(1.0 + a.size()) + Math.log(1.0 + b.size());
        return size == 0 ? 0 : shared / size;
    }

    /** How much each sentence is pointed to by the others: the stationary distribution of a walk among them. */
    static double[] textRank(List<Set<String>> words) {
        int count = words.size();
        double[][] weights = new double[count][count];
        double[] out = new double[count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                weights[a][b] = a == b ? 0 : overlap(words.get(a), words.get(b));
                out[a] += weights[a][b];
            }
        }
        double[] ranks = new double[count];
        java.util.Arrays.fill(ranks, 1.0 / count);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[count];
            for (int b = 0; b < count; b++) {
                double sum = 0;
                for (int a = 0; a < count; a++) {
                    sum += out[a] == 0 ? ranks[a] / count : ranks[a] * weights[a][b] / out[a];
                }
                next[b] = (1 - DAMPING) / count + DAMPING * sum;
            }
            ranks = next;
        }
        return ranks;
    }

    /** How near two sentences are. */
    @FunctionalInterface
    private interface Likeness {
        double of(int a, int b);
    }

    private static String chosen(List<String> sentences, double[] weights, Likeness likeness) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            order.add(i);
        }
        order.sort(
                java.util.Comparator.comparingDouble((Integer i) -> -weights[i]).thenComparing(i -> i));
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int candidate : order) {
            if (chosen.size() < CHOSEN && chosen.stream().allMatch(other -> likeness.of(candidate, other) < SAME)) {
                chosen.add(candidate);
            }
        }
        return chosen.stream().map(sentences::get).collect(Collectors.joining(" "));
    }
}
