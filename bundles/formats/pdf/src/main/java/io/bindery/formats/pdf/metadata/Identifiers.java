package io.bindery.formats.pdf.metadata;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/**
 * The names of the book. The identifiers of the file itself ({@code /ID}, {@code xmpMM:DocumentID}) are left out: programs copy them
 * from one book to the next.
 */
final class Identifiers {

    private static final Pattern UUID =
            Pattern.compile("(?i)(?:urn:)?uuid:\\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\}?");
    private static final Pattern DOI =
            Pattern.compile("(?i)(?:urn:doi:|info:doi/|doi:\\s*|https?://(?:dx\\.)?doi\\.org/)?(10\\.\\d{4,9}/\\S+)");
    private static final Pattern SAID_ISBN =
            Pattern.compile("(?i)(?:urn:)?(?:e-?)?isbn(?:-1[03])?[: ]*([0-9][0-9 -]{8,16}[0-9X])");
    private static final Pattern BARE_ISBN = Pattern.compile("97[89][0-9 -]{9,14}[0-9]");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|urn|tag|info|ark):.+");

    private final Info info;
    private final Xmp xmp;
    private final MetadataPatch.Builder patch;
    private final Map<Identifier, String> found = new LinkedHashMap<>();

    Identifiers(Info info, Xmp xmp, MetadataPatch.Builder patch) {
        this.info = info;
        this.xmp = xmp;
        this.patch = patch;
    }

    void state() {
        for (String namespace : Xmp.PRISM) {
            xmp.all(namespace, "isbn").forEach(text -> isbn("ISBN " + text, "XMP prism:isbn"));
            xmp.all(namespace, "eIsbn").forEach(text -> isbn("ISBN " + text, "XMP prism:eIsbn"));
            xmp.all(namespace, "doi").forEach(text -> doi(text, "XMP prism:doi"));
        }
        isbn("ISBN " + info.text("ISBN"), "Info /ISBN");
        doi(info.text("doi"), "Info /doi");
        xmp.all(Xmp.DC, "identifier").forEach(this::any);
        // Where there is no better place, publishers write it among the keywords.
        for (String name : new String[] {"Keywords", "Subject", "Title"}) {
            Matcher said = SAID_ISBN.matcher(info.text(name));
            if (said.find()) {
                isbn(said.group(), "Info /" + name);
            }
        }
        found.forEach((identifier, origin) -> patch.add(MetadataField.IDENTIFIERS, identifier, origin));
    }

    private void any(String text) {
        String origin = "XMP dc:identifier";
        Matcher uuid = UUID.matcher(text);
        if (isbn(text, origin) || doi(text, origin)) {
            return;
        }
        if (uuid.matches()) {
            found.putIfAbsent(new Identifier("UUID", uuid.group(1).toLowerCase(Locale.ROOT)), origin);
        } else {
            found.putIfAbsent(new Identifier(ADDRESS.matcher(text).matches() ? "URI" : "", text), origin);
        }
    }

    /** Ten digits are an ISBN only if somebody says so; 978 and 979 with a right check digit speak for themselves. */
    private boolean isbn(String text, String origin) {
        Matcher said = SAID_ISBN.matcher(text.strip());
        Matcher bare = BARE_ISBN.matcher(text.strip());
        String digits = said.matches() ? said.group(1) : bare.matches() ? bare.group() : "";
        Optional<String> isbn =
                Optional.ofNullable(ISBNValidator.getInstance(true).validate(digits.strip()));
        isbn.ifPresent(value -> found.putIfAbsent(new Identifier("ISBN", value), origin));
        return isbn.isPresent();
    }

    private boolean doi(String text, String origin) {
        Matcher doi = DOI.matcher(text.strip());
        if (doi.matches()) {
            found.putIfAbsent(new Identifier("DOI", doi.group(1)), origin);
        }
        return doi.matches();
    }
}
