package io.bindery.stores.search.words;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page has ended. It names the forms by which was looked, since new books may bring words that are likelier.
 *
 * @param generation of which generation
 * @param score the last hit's score
 * @param id the last hit's id
 * @param forms the forms that were put in the place of the words; empty if there was no need
 */
public record Cursor(long generation, float score, String id, List<List<String>> forms) {

    private static final String MARK = "bindery1";

    /** The cursor as text of letters, digits, {@code -} and {@code _}. */
    public String written() {
        StringBuilder text = new StringBuilder(MARK + "\n" + generation + "\n" + score + "\n" + id);
        forms.forEach(some -> text.append('\n').append(String.join(" ", some)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if it is no cursor of ours. */
    public static Optional<Cursor> read(String text) {
        try {
            String[] lines = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (lines.length < 4 || !lines[0].equals(MARK)) {
                return Optional.empty();
            }
            // What comes back from outside goes through the same sieve as any other words.
            List<List<String>> forms = Arrays.stream(lines)
                    .skip(4)
                    .map(line -> Words.in(line).stream().map(Words.Word::plain).toList())
                    .toList();
            if (forms.stream().anyMatch(List::isEmpty)) {
                return Optional.empty();
            }
            return Optional.of(new Cursor(Long.parseLong(lines[1]), Float.parseFloat(lines[2]), lines[3], forms));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
