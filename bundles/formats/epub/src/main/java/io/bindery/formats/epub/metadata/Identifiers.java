package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/** The names of the book, the unique identifier first (EPUB 3.3, section 5.5.3.1). */
final class Identifiers {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|urn|tag|info|ark):.+");
    private static final Pattern DOI_PREFIX =
            Pattern.compile("(?i)^(urn:doi:|info:doi/|doi:|https?://(dx\\.)?doi\\.org/)");

    /** ONIX code list 5, product identifier types. */
    private static final Map<String, String> ONIX = Map.of(
            "02", "ISBN", "03", "EAN", "06", "DOI", "15", "ISBN", "17", "LEGAL DEPOSIT", "22", "URN", "34", "ISMN");

    private Identifiers() {}

    static void state(PackageDocument document, MetadataPatch.Builder patch) {
        List<Element> all = new ArrayList<>(document.all("dc:identifier"));
        all.removeIf(element -> element.text().isBlank());
        all.sort(Comparator.comparing(element -> !isUnique(document, element)));
        all.stream()
                .map(element -> identifier(element.text(), scheme(document, element)))
                .distinct()
                .forEach(identifier ->
                        patch.add(MetadataField.IDENTIFIERS, identifier, document.origin("dc:identifier")));
    }

    private static boolean isUnique(PackageDocument document, Element element) {
        return !document.uniqueIdentifier.isEmpty() && document.uniqueIdentifier.equals(element.attribute("id"));
    }

    private static String scheme(PackageDocument document, Element element) {
        Optional<Element> type =
                document.refinements(element, "identifier-type").stream().findFirst();
        if (type.isEmpty()) {
            return element.attribute("scheme").strip();
        }
        boolean onix = type.get().attribute("scheme").toLowerCase(Locale.ROOT).contains("onix");
        String value = type.get().value();
        return onix ? ONIX.getOrDefault(value, "") : value;
    }

    /** The identifier in the plain form of its scheme; the text itself tells more than what is said of it. */
    static Identifier identifier(String text, String scheme) {
        String value = text.strip();
        String bare = value.replaceFirst("(?i)^(urn:isbn:|isbn(-1[03])?[: ]*)", "");
        // Ten digits are an ISBN only if somebody says so; 978 and 979 with a right check digit speak for themselves.
        boolean saidIsbn =
                !bare.equals(value) || scheme.toUpperCase(Locale.ROOT).startsWith("ISBN");
        String isbn = ISBNValidator.getInstance(true).validate(bare.strip());
        if (isbn != null && (saidIsbn || bare.startsWith("97"))) {
            return new Identifier("ISBN", isbn);
        }
        String uuid = value.replaceFirst("(?i)^(urn:)?uuid:", "").replaceAll("[{}]", "");
        if (UUID.matcher(uuid).matches()) {
            return new Identifier("UUID", uuid.toLowerCase(Locale.ROOT));
        }
        String doi = DOI_PREFIX.matcher(value).replaceFirst("");
        if (DOI.matcher(doi).matches()) {
            return new Identifier("DOI", doi);
        }
        if (scheme.isEmpty() && ADDRESS.matcher(value).matches()) {
            return new Identifier("URI", value);
        }
        return new Identifier(scheme, value);
    }
}
