package io.bindery.enrichers.phrases;

import io.bindery.language.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses keywords that do not say the same twice: maximal marginal relevance (J. Carbonell and J. Goldstein, 1998). */
final class Diverse {

    /** What counts for a keyword against what counts against it because something like it was chosen. */
    private static final double RELEVANCE = 0.7;
    /** How near a phrase and a text are at least, and at the most, in the vectors of small models. */
    private static final double FAR = 0.4;

    private static final double NEAR = 0.75;

    private Diverse() {}

    /** How alike two candidates are, from 0 to 1. */
    @FunctionalInterface
    private interface Likeness {
        double of(int a, int b);
    }

    /** By the words that phrases share. */
    static List<Keyword> byWords(List<Keyword> candidates, int most) {
        List<Set<String>> words = candidates.stream()
                .<Set<String>>map(candidate ->
                        new HashSet<>(Arrays.asList(candidate.phrase().split(" "))))
                .toList();
        return choose(candidates, most, (a, b) -> shared(words.get(a), words.get(b)));
    }

    private static double shared(Set<String> a, Set<String> b) {
        long both = a.stream().filter(b::contains).count();
        return (double) both / Math.min(a.size(), b.size());
    }

    /**
     * By what they mean.
     *
     * @param book the vector of the book
     * @param vectors those of the candidates
     */
    static List<Keyword> byMeaning(List<Keyword> candidates, float[] book, List<float[]> vectors, int most) {
        List<Keyword> weighed = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double near = (Vectors.cosine(book, vectors.get(i)) - FAR) / (NEAR - FAR);
            double weight = (candidates.get(i).weight() + Math.max(0, Math.min(1, near))) / 2;
            weighed.add(new Keyword(candidates.get(i).phrase(), weight));
        }
        return choose(weighed, most, (a, b) -> Vectors.cosine(vectors.get(a), vectors.get(b)));
    }

    private static List<Keyword> choose(List<Keyword> candidates, int most, Likeness likeness) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(most, candidates.size())) {
            int best = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < candidates.size(); i++) {
                if (chosen.contains(i)) {
                    continue;
                }
                double alike = 0;
                for (int other : chosen) {
                    alike = Math.max(alike, likeness.of(i, other));
                }
                double score = RELEVANCE * candidates.get(i).weight() - (1 - RELEVANCE) * alike;
                if (score > highest) {
                    highest = score;
                    best = i;
                }
            }
            chosen.add(best);
        }
        return chosen.stream().map(candidates::get).toList();
    }
}
