package io.bindery.enrichers.genre;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A subject that can be suggested.
 *
 * @param bisac its code in BISAC
 * @param heading of that code
 * @param thema the code of Thema that says nearly the same
 * @param themaHeading of that code
 * @param description what books of this subject are about
 */
record Label(String bisac, String heading, String thema, String themaHeading, String description) {

    /** All that come with this plugin. */
    static List<Label> all() {
        try (InputStream table = Label.class.getResourceAsStream("labels.tsv")) {
            if (table == null) {
                throw new IllegalStateException("labels.tsv is not in the bundle");
            }
            return new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Label(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is embedded for it. */
    String text() {
        String words = heading.substring(heading.indexOf('/') + 1)
                .replace(" / General", "")
                .strip();
        return description + " (" + words + ")";
    }
}
