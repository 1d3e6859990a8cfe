package io.bindery.formats.html;

import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.prose.Identifiers;
import io.bindery.prose.Languages;
import io.bindery.prose.Outline;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** States what the head of a page says, also in the words of Dublin Core (DCMI, expressing metadata in HTML). */
final class PageMetadata {

    private static final int MOST = 200;
    private static final String ORIGIN = "meta ";

    private final Document document;
    private final MetadataPatch.Builder patch;

    PageMetadata(Document document, MetadataPatch.Builder patch) {
        this.document = document;
        this.patch = patch;
    }

    /** The language that the page states; may be empty. */
    static String language(Document document) {
        Element html = document.selectFirst("html");
        String lang = html == null ? "" : html.hasAttr("lang") ? html.attr("lang") : html.attr("xml:lang");
        return lang.isBlank() ? first(document, "dc.language", "dcterms.language", "language") : lang;
    }

    /** The contents of all metas of these names. */
    private static List<String> all(Document document, String... names) {
        List<String> wanted = List.of(names);
        return document.select("meta").stream()
                .filter(meta -> wanted.contains(
                        (meta.hasAttr("name") ? meta.attr("name") : meta.attr("property")).toLowerCase(Locale.ROOT)))
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String first(Document document, String... names) {
        return all(document, names).stream().findFirst().orElse("");
    }

    void state(Outline outline) {
        title(outline);
        all(document, "author", "dc.creator", "dcterms.creator", "citation_author")
                .forEach(name -> patch.add(
                        MetadataField.CONTRIBUTORS, new Contributor(name, "aut", "", true), ORIGIN + "author"));
        all(document, "dc.contributor", "dcterms.contributor", "translator")
                .forEach(name -> patch.add(
                        MetadataField.CONTRIBUTORS, new Contributor(name, "", "", false), ORIGIN + "dc.contributor"));
        Languages.state(language(document), 1, "html lang", patch);
        one(MetadataField.PUBLISHER, "dc.publisher", "dcterms.publisher", "publisher");
        one(MetadataField.DESCRIPTION, "description", "dc.description", "dcterms.abstract", "og:description");
        one(MetadataField.RIGHTS, "dc.rights", "dcterms.rights", "copyright");
        String date = first(document, "dc.date", "dcterms.date", "dcterms.issued", "date");
        if (date.matches("\\d{4}(-\\d{2}(-\\d{2})?)?(T.*)?")) {
            patch.add(MetadataField.PUBLICATION_DATE, date, ORIGIN + "date");
        }
        all(document, "keywords", "dc.subject", "dcterms.subject").stream()
                .flatMap(value -> Stream.of(value.split("[,;]")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .forEach(word -> patch.add(MetadataField.SUBJECTS, new Subject("", "", word), ORIGIN + "keywords"));
        Stream.concat(
                        all(document, "isbn", "book:isbn", "citation_isbn").stream()
                                .flatMap(isbn -> Identifiers.isbn(isbn).stream()),
                        all(document, "dc.identifier", "dcterms.identifier").stream()
                                .map(Identifiers::of))
                .distinct()
                .forEach(one -> patch.add(MetadataField.IDENTIFIERS, one, ORIGIN + "identifier"));
    }

    private void title(Outline outline) {
        String dublinCore = first(document, "dc.title", "dcterms.title");
        String title = dublinCore.isEmpty() ? document.title().strip() : dublinCore;
        if (!title.isEmpty()) {
            patch.add(MetadataField.TITLES, Title.main(title), dublinCore.isEmpty() ? "title" : ORIGIN + "dc.title");
        } else if (!outline.isEmpty()) {
            patch.state(MetadataField.TITLES, Title.main(outline.first()), Operation.ADD, "first heading", 0.5);
        }
    }

    private void one(MetadataField<String> field, String... names) {
        String value = first(document, names);
        if (!value.isEmpty()) {
            patch.add(field, value, ORIGIN + names[0]);
        }
    }
}
