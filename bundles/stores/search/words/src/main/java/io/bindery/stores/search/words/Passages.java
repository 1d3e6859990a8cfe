package io.bindery.stores.search.words;

import io.bindery.api.search.SearchPage.Highlight;
import io.bindery.api.search.SearchPage.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shows where a book fits, in its texts as they are: nothing is put into them and nothing that looks like markup is taken out.
 *
 * @param titles its titles
 * @param contributors its names
 * @param topics its subjects and the like
 * @param description what it is about
 */
public record Passages(List<String> titles, List<String> contributors, List<String> topics, String description) {

    /** How many values of a list are shown. */
    private static final int VALUES = 5;
    /** How many passages of a description. */
    private static final int PASSAGES = 2;
    /** How many characters a passage has before and after what fits. */
    private static final int AROUND = 80;

    /** The passages with words that fit, told by the words as they are compared. */
    public List<Highlight> that(Predicate<String> fits) {
        List<Highlight> found = new ArrayList<>();
        whole("titles", titles, fits, found);
        whole("contributors", contributors, fits, found);
        whole("topics", topics, fits, found);
        prose(fits, found);
        return found;
    }

    private static List<Words.Word> fitting(String text, Predicate<String> fits) {
        return Words.in(text).stream().filter(word -> fits.test(word.plain())).toList();
    }

    private static void whole(String field, List<String> values, Predicate<String> fits, List<Highlight> into) {
        int shown = 0;
        for (String value : values) {
            List<Words.Word> fitting = fitting(value, fits);
            if (!fitting.isEmpty() && shown++ < VALUES) {
                into.add(new Highlight(field, pieces(value, 0, value.length(), fitting)));
            }
        }
    }

    private void prose(Predicate<String> fits, List<Highlight> into) {
        String text = description;
        int end = 0;
        int shown = 0;
        List<Words.Word> fitting = fitting(text, fits);
        for (Words.Word word : fitting) {
            if (word.start() >= end && shown++ < PASSAGES) {
                int from = boundary(text, Math.max(end, word.start() - AROUND), word.start(), 1);
                end = boundary(text, Math.min(text.length(), word.end() + AROUND), word.end(), -1);
                into.add(new Highlight("description", pieces(text, from, end, fitting)));
            }
        }
    }

    /** Moves to where a word ends, so that none is cut; not past the limit. */
    private static int boundary(String text, int at, int limit, int step) {
        int place = at;
        while (place != limit
                && place > 0
                && place < text.length()
                && !Character.isWhitespace(text.charAt(place - 1))) {
            place += step;
        }
        return place;
    }

    private static List<Piece> pieces(String text, int from, int to, List<Words.Word> fitting) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Words.Word word : fitting) {
            if (word.start() >= at && word.end() <= to) {
                if (word.start() > at) {
                    pieces.add(new Piece(text.substring(at, word.start()), false));
                }
                pieces.add(new Piece(text.substring(word.start(), word.end()), true));
                at = word.end();
            }
        }
        if (at < to) {
            pieces.add(new Piece(text.substring(at, to), false));
        }
        return pieces;
    }
}
