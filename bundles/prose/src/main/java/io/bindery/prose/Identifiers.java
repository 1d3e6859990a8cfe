package io.bindery.prose;

import io.bindery.api.metadata.Identifier;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/** Names of books in the plain form of their scheme. */
public final class Identifiers {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|urn|tag|info|ark):.+");

    private Identifiers() {}

    /** An ISBN as 13 digits; empty if the text is none with a right check digit. */
    public static Optional<Identifier> isbn(String text) {
        String bare = text.strip().replaceFirst("(?i)^(urn:isbn:|isbn(-1[03])?[: ]*)", "");
        String isbn = ISBNValidator.getInstance(true).validate(bare.strip());
        return Optional.ofNullable(isbn).map(digits -> new Identifier("ISBN", digits));
    }

    /**
     * An identifier of which the book does not say more.
     *
     * @param text not blank
     */
    public static Identifier of(String text) {
        String value = text.strip();
        boolean saidIsbn = value.toLowerCase(Locale.ROOT).matches("(urn:)?isbn.*");
        // Ten digits are an ISBN only if somebody says so; 978 and 979 with a right check digit speak for themselves.
        Optional<Identifier> isbn = saidIsbn || value.startsWith("97") ? isbn(value) : Optional.empty();
        if (isbn.isPresent()) {
            return isbn.get();
        }
        String uuid = value.replaceFirst("(?i)^(urn:)?uuid:", "").replaceAll("[{}]", "");
        if (UUID.matcher(uuid).matches()) {
            return new Identifier("UUID", uuid.toLowerCase(Locale.ROOT));
        }
        String doi = value.replaceFirst("(?i)^(urn:doi:|info:doi/|doi:|https?://(dx\\.)?doi\\.org/)", "");
        if (DOI.matcher(doi).matches()) {
            return new Identifier("DOI", doi);
        }
        return new Identifier(ADDRESS.matcher(value).matches() ? "URI" : "", value);
    }
}
