package io.bindery.formats.markdown;

import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.formats.markdown.FrontMatter.Value;
import io.bindery.prose.Identifiers;
import io.bindery.prose.Languages;
import io.bindery.prose.Outline;
import java.util.stream.Stream;

/** States what the front matter says, in the words of pandoc and of the usual site generators. */
final class MarkdownMetadata {

    private static final String ORIGIN = "front matter ";

    private final FrontMatter front;
    private final MetadataPatch.Builder patch;

    MarkdownMetadata(FrontMatter front, MetadataPatch.Builder patch) {
        this.front = front;
        this.patch = patch;
    }

    void state(Outline outline) {
        titles(outline);
        contributors("author", "aut", true);
        contributors("creator", "aut", true);
        contributors("editor", "edt", false);
        contributors("translator", "trl", false);
        contributors("illustrator", "ill", false);
        contributors("contributor", "", false);
        front.all("lang", "language").forEach(one -> Languages.state(one.text(), 1, ORIGIN + "lang", patch));
        one(MetadataField.PUBLISHER, "publisher");
        one(MetadataField.RIGHTS, "rights", "copyright", "license");
        one(MetadataField.DESCRIPTION, "description", "abstract", "summary");
        date();
        subjects();
        identifiers();
        series();
    }

    private void titles(Outline outline) {
        boolean main = false;
        for (Value title : front.all("title")) {
            Title.Type type = title.more("type").equals("subtitle")
                    ? Title.Type.SUBTITLE
                    : title.more("type").equals("short") ? Title.Type.SHORT : Title.Type.MAIN;
            patch.add(MetadataField.TITLES, new Title(title.text(), type), ORIGIN + "title");
            main = true;
        }
        if (!front.first("subtitle").isEmpty()) {
            patch.add(
                    MetadataField.TITLES, new Title(front.first("subtitle"), Title.Type.SUBTITLE), ORIGIN + "subtitle");
        }
        if (!main && !outline.isEmpty()) {
            patch.state(MetadataField.TITLES, Title.main(outline.first()), Operation.ADD, "first heading", 0.5);
        }
    }

    private void contributors(String field, String role, boolean creator) {
        for (Value one : front.all(field, field + "s")) {
            String stated = one.more("role");
            patch.add(
                    MetadataField.CONTRIBUTORS,
                    new Contributor(one.text(), stated.isEmpty() ? role : stated, one.more("file-as"), creator),
                    ORIGIN + field);
        }
    }

    private void one(MetadataField<String> field, String... names) {
        if (!front.first(names).isEmpty()) {
            patch.add(field, front.first(names), ORIGIN + names[0]);
        }
    }

    private void date() {
        String date = front.first("date", "issued");
        if (date.matches("\\d{4}(-\\d{2}(-\\d{2})?)?(T.*)?")) {
            patch.add(MetadataField.PUBLICATION_DATE, date, ORIGIN + "date");
        }
    }

    private void subjects() {
        Stream.of("keywords", "subject", "tags")
                .flatMap(name -> front.all(name).stream())
                .flatMap(value -> Stream.of(value.text().split("[,;]")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .forEach(word -> patch.add(MetadataField.SUBJECTS, new Subject("", "", word), ORIGIN + "keywords"));
    }

    private void identifiers() {
        Stream.concat(
                        front.all("isbn").stream()
                                .map(one -> Identifiers.isbn(one.text()).orElseGet(() -> Identifiers.of(one.text()))),
                        front.all("identifier", "doi", "uuid").stream().map(MarkdownMetadata::identifier))
                .distinct()
                .forEach(one -> patch.add(MetadataField.IDENTIFIERS, one, ORIGIN + "identifier"));
    }

    private static Identifier identifier(Value value) {
        boolean isbn = value.more("scheme").toUpperCase(java.util.Locale.ROOT).startsWith("ISBN");
        return isbn
                ? Identifiers.isbn(value.text()).orElseGet(() -> Identifiers.of(value.text()))
                : Identifiers.of(value.text());
    }

    private void series() {
        String name = front.first("belongs-to-collection", "series");
        if (!name.isEmpty()) {
            String position = front.first("group-position", "series-index", "series_index");
            patch.add(
                    MetadataField.SERIES,
                    new Collection(name, "series", position.replaceFirst("\\.0$", "")),
                    ORIGIN + "series");
        }
    }
}
