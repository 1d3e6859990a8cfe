package io.bindery.conversion.repair;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What a made book is called if the program that made it did not know. Immutable.
 *
 * @param identifier its unique identifier, the same for the same source; put in the place of the random one that programs make
 * @param title its title; empty if not known
 * @param creators who made it; may be empty
 * @param language its language as of BCP 47; empty if not known
 */
public record BookDefaults(UUID identifier, String title, List<String> creators, String language) {

    public BookDefaults {
        creators = List.copyOf(creators);
    }

    /** Those of a source of which nothing but its bytes is known, by their SHA-256. */
    public static BookDefaults of(String sha256) {
        UUID identifier = UUID.nameUUIDFromBytes(("io.bindery.conversion " + sha256).getBytes(StandardCharsets.UTF_8));
        return new BookDefaults(identifier, "", List.of(), "");
    }
}
