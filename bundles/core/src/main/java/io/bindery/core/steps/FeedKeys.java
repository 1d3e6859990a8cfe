package io.bindery.core.steps;

import io.bindery.api.metadata.Identifier;
import java.util.List;

/** Which book a product of a feed is: by its ISBN if it has one, for that is what books have in common with feeds. */
final class FeedKeys {

    private static final List<String> BEST = List.of("ISBN", "GTIN", "DOI", "ASIN");

    private FeedKeys() {}

    /** The identifier under which layers and books meet. */
    static String of(List<Identifier> identifiers) {
        for (String scheme : BEST) {
            for (Identifier identifier : identifiers) {
                if (identifier.scheme().equals(scheme)) {
                    return key(identifier);
                }
            }
        }
        return key(identifiers.get(0));
    }

    private static String key(Identifier identifier) {
        String value = identifier.value();
        // An ISBN with 13 digits is a GTIN too, and some say it only so.
        boolean isbn = identifier.scheme().equals("GTIN") && value.matches("97[89]\\d{10}");
        String scheme = identifier.scheme().isEmpty() ? "ID" : identifier.scheme();
        return CatalogueBook.name(isbn ? new Identifier("ISBN", value) : new Identifier(scheme, value));
    }
}
