package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The plain statements: language, publisher, dates, description, rights, format, layout. */
final class Publication {

    private Publication() {}

    static void state(PackageDocument document, MetadataPatch.Builder patch) {
        document.all("dc:language").stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .forEach(text -> patch.add(MetadataField.LANGUAGES, text, document.origin("dc:language")));
        first(document, patch, "dc:publisher", MetadataField.PUBLISHER);
        first(document, patch, "dc:description", MetadataField.DESCRIPTION);
        first(document, patch, "dc:rights", MetadataField.RIGHTS);
        dates(document, patch);
        form(document, patch);
    }

    private static void first(
            PackageDocument document, MetadataPatch.Builder patch, String name, MetadataField<String> field) {
        document.all(name).stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .ifPresent(text -> patch.add(field, text, document.origin(name)));
    }

    /** OPF 2.0.1, section 2.2.7: what a date means stands in {@code opf:event}; in EPUB 3 there is one meaning only. */
    private static void dates(PackageDocument document, MetadataPatch.Builder patch) {
        List<Element> dates = document.all("dc:date").stream()
                .filter(date -> !date.text().isBlank())
                .toList();
        event(dates, "publication")
                .or(() -> event(dates, ""))
                .ifPresent(date -> patch.add(MetadataField.PUBLICATION_DATE, date, document.origin("dc:date")));
        Optional<String> modified =
                document.metas("dcterms:modified").stream().findFirst().map(Element::value);
        if (modified.isPresent()) {
            patch.add(MetadataField.MODIFIED, modified.get(), document.origin("dcterms:modified"));
        } else {
            event(dates, "modification")
                    .ifPresent(date -> patch.add(MetadataField.MODIFIED, date, document.origin("dc:date")));
        }
    }

    private static Optional<String> event(List<Element> dates, String event) {
        return dates.stream()
                .filter(date -> date.attribute("event").toLowerCase(Locale.ROOT).contains(event)
                        && (!event.isEmpty() || date.attribute("event").isBlank()))
                .findFirst()
                .map(Element::text);
    }

    private static void form(PackageDocument document, MetadataPatch.Builder patch) {
        if (!document.version.isEmpty()) {
            patch.add(MetadataField.FORMAT, "EPUB " + document.version, document.origin("package version"));
        }
        Optional<String> layout =
                document.metas("rendition:layout").stream().findFirst().map(Element::value);
        boolean fixed = document.metas("fixed-layout").stream()
                .anyMatch(meta -> meta.value().equals("true"));
        if (layout.isPresent()) {
            patch.add(MetadataField.LAYOUT, layout.get(), document.origin("rendition:layout"));
        } else if (fixed) {
            patch.add(MetadataField.LAYOUT, "pre-paginated", document.origin("fixed-layout"));
        } else {
            // EPUB 3.3, section 8.2.2.1: a book that says nothing is reflowable.
            patch.add(MetadataField.LAYOUT, "reflowable", document.origin("rendition:layout (default)"));
        }
        if (!document.pageProgression.isEmpty()) {
            patch.add(
                    MetadataField.PAGE_PROGRESSION,
                    document.pageProgression,
                    document.origin("page-progression-direction"));
        }
    }
}
