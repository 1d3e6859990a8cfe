package io.bindery.enrichers.description;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prompt with places to be filled.
 *
 * @param role what the model is told to be
 * @param request what it is asked
 */
record Prompt(String role, String request) {

    private static final Pattern PLACE = Pattern.compile("\\{(title|contributors|language|subjects|passages)}");
    private static final int LONGEST = 50_000;

    /**
     * Reads it, anew for each book, so that it can be changed.
     *
     * @param file null for that of the product
     * @throws IOException if it cannot be read, or is none
     */
    static Prompt read(@Nullable Path file) throws IOException {
        String text;
        if (file == null) {
            try (InputStream own = Prompt.class.getResourceAsStream("prompt.txt")) {
                if (own == null) {
                    throw new IOException("prompt.txt is not in the bundle");
                }
                text = new String(own.readAllBytes(), StandardCharsets.UTF_8);
            }
        } else {
            if (Files.size(file) > LONGEST) {
                throw new IOException(file + " is longer than " + LONGEST + " bytes");
            }
            text = Files.readString(file);
        }
        String[] parts = text.split("(?m)^---\\s*$", 2);
        if (parts.length < 2 || !parts[1].contains("{passages}")) {
            throw new IOException("the prompt has no line --- or no {passages} after it");
        }
        return new Prompt(parts[0].strip(), parts[1].strip());
    }

    /** What the model is asked, filled once: what comes out of the book is not looked at for places. */
    String filled(Map<String, String> values) {
        return PLACE.matcher(request)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
