package io.bindery.formats.mobi.metadata;

import io.bindery.api.metadata.Identifier;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/** Tells what kind of name a text is. */
final class Identifiers {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIN = Pattern.compile("B[0-9A-Z]{9}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|urn|tag|info|ark):.+");

    private Identifiers() {}

    /** The text of the field for the ISBN; kept without a scheme if it is none. */
    static Identifier isbn(String text) {
        String bare =
                text.replaceFirst("(?i)^(urn:isbn:|isbn(-1[03])?[: ]*)", "").strip();
        String isbn = ISBNValidator.getInstance(true).validate(bare);
        return isbn == null ? new Identifier("", text) : new Identifier("ISBN", isbn);
    }

    /** The text of the field for Amazon's number, in which other programs put a UUID. */
    static Optional<Identifier> asin(String text) {
        if (ASIN.matcher(text).matches()) {
            return Optional.of(new Identifier("ASIN", text));
        }
        Optional<Identifier> uuid = uuid(text);
        if (uuid.isPresent()) {
            return uuid;
        }
        // For a printed book, Amazon's number is its ISBN of ten digits.
        return Optional.of(isbn(text)).filter(found -> !found.scheme().isEmpty());
    }

    /** The text of the field for the source: an identifier, or an address. */
    static Optional<Identifier> source(String text) {
        Optional<Identifier> uuid = uuid(text.replaceFirst("(?i)^calibre:", ""));
        if (uuid.isPresent()) {
            return uuid;
        }
        Identifier isbn = isbn(text);
        if (!isbn.scheme().isEmpty()) {
            return Optional.of(isbn);
        }
        return ADDRESS.matcher(text).matches() ? Optional.of(new Identifier("URI", text)) : Optional.empty();
    }

    private static Optional<Identifier> uuid(String text) {
        String bare = text.replaceFirst("(?i)^(urn:)?uuid:", "").replaceAll("[{}]", "");
        return UUID.matcher(bare).matches()
                ? Optional.of(new Identifier("UUID", bare.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
