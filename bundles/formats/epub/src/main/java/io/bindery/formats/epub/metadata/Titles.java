package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The titles in the order in which they are shown (EPUB 3.3, sections 5.5.3.2 and D.3.11). */
final class Titles {

    private Titles() {}

    static void state(PackageDocument document, MetadataPatch.Builder patch) {
        List<Element> titles = new ArrayList<>(document.all("dc:title"));
        titles.removeIf(title -> title.text().isBlank());
        // The sort keeps the order of the document among titles without a number, and puts those last.
        titles.sort(Comparator.comparingInt(title -> sequence(document, title)));
        for (Element title : titles) {
            patch.add(
                    MetadataField.TITLES, new Title(title.text(), type(document, title)), document.origin("dc:title"));
        }
    }

    private static int sequence(PackageDocument document, Element title) {
        try {
            return document.refinement(title, "display-seq")
                    .map(Integer::valueOf)
                    .orElse(Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private static Title.Type type(PackageDocument document, Element title) {
        String type = document.refinement(title, "title-type").orElse("main");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "subtitle" -> Title.Type.SUBTITLE;
            case "short" -> Title.Type.SHORT;
            case "collection" -> Title.Type.COLLECTION;
            case "edition" -> Title.Type.EDITION;
            case "expanded" -> Title.Type.EXPANDED;
            default -> Title.Type.MAIN;
        };
    }
}
