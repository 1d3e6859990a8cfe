package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Subject;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the book is about, and the series that it belongs to. */
final class Subjects {

    /** Three letters and six digits (BISAC subject headings). Thema codes look like words, so those must be declared. */
    private static final Pattern BISAC = Pattern.compile("[A-Z]{3}\\d{6}");

    private Subjects() {}

    static void state(PackageDocument document, MetadataPatch.Builder patch) {
        for (Element element : document.all("dc:subject")) {
            if (!element.text().isBlank()) {
                patch.add(MetadataField.SUBJECTS, subject(document, element), document.origin("dc:subject"));
            }
        }
        series(document, patch);
    }

    /** EPUB 3.3, sections D.3.1 and D.3.10: authority and term; EPUB 2 and some tools write a scheme attribute. */
    private static Subject subject(PackageDocument document, Element element) {
        String authority = document.refinement(element, "authority").orElse(element.attribute("authority"));
        authority = authority.isBlank() ? element.attribute("scheme") : authority;
        String term = document.refinement(element, "term").orElse(element.attribute("term"));
        if (authority.isBlank() && BISAC.matcher(element.text()).matches()) {
            return new Subject("BISAC", element.text(), element.text());
        }
        return new Subject(authority(authority), term, element.text());
    }

    private static String authority(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        if (lower.contains("bisac") || lower.contains("bisg.org")) {
            return "BISAC";
        }
        if (lower.contains("thema")) {
            return "Thema";
        }
        return authority;
    }

    private static void series(PackageDocument document, MetadataPatch.Builder patch) {
        List<Element> collections = document.metas("belongs-to-collection");
        for (Element element : collections) {
            patch.add(
                    MetadataField.SERIES,
                    new Collection(
                            element.value(),
                            document.refinement(element, "collection-type").orElse(""),
                            document.refinement(element, "group-position").orElse("")),
                    document.origin("belongs-to-collection"));
        }
        for (Element element : document.metas("calibre:series")) {
            String name = element.value();
            // calibre writes both forms for the same series.
            if (collections.stream().noneMatch(collection -> collection.value().equals(name))) {
                String position = document.metas("calibre:series_index").stream()
                        .findFirst()
                        .map(index -> index.value().replaceFirst("\\.0+$", ""))
                        .orElse("");
                patch.add(
                        MetadataField.SERIES,
                        new Collection(name, "series", position),
                        document.origin("calibre:series"));
            }
        }
    }
}
