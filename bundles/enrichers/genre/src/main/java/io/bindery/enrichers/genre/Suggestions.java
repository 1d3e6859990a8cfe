package io.bindery.enrichers.genre;

import io.bindery.enrichers.genre.Classifier.Scored;
import java.util.List;

/**
 * Which of the ranked labels are suggested.
 *
 * @param threshold the least score
 * @param most how many
 * @param margin how much less than the best
 */
record Suggestions(double threshold, int most, double margin) {

    static final double THRESHOLD = 0.30;
    static final int MOST = 3;
    static final double MARGIN = 0.03;

    Suggestions {
        if (most < 1 || margin < 0 || threshold < -1 || threshold > 1) {
            throw new IllegalArgumentException(
                    "at least one subject, a threshold within -1 and 1 and no negative margin are needed: " + most
                            + ", " + threshold + ", " + margin);
        }
    }

    /** The suggested ones, the best first; empty if none is sure enough. */
    List<Scored> of(List<Scored> ranked) {
        double least =
                ranked.isEmpty() ? threshold : Math.max(threshold, ranked.get(0).score() - margin);
        return ranked.stream()
                .filter(scored -> scored.score() >= least)
                .limit(most)
                .toList();
    }
}
