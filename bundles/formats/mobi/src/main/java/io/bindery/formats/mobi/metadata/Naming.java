package io.bindery.formats.mobi.metadata;

import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Title;
import io.bindery.formats.mobi.palm.BookHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the book is called, who made it, and by which numbers it is known. */
final class Naming {

    private final Statements statements;

    Naming(Statements statements) {
        this.statements = statements;
    }

    void state() {
        title();
        contributors();
        identifiers();
    }

    /** The newer field, the title in the header, and for PalmDOC the name that the database has on the device. */
    private void title() {
        BookHeader header = statements.book().best().header();
        Optional<String> stated = statements.text(ExthField.TITLE);
        if (stated.isPresent()) {
            statements.add(MetadataField.TITLES, Title.main(stated.get()), ExthField.TITLE.origin());
        } else if (!header.fullName().isBlank()) {
            statements.add(MetadataField.TITLES, Title.main(header.fullName()), "MOBI header full name");
        } else if (!statements.book().database().name().isBlank()) {
            String name = statements.book().database().name().replace('_', ' ');
            if (!name.isBlank()) {
                statements.add(MetadataField.TITLES, Title.main(name), "Palm database name");
            }
        }
    }

    private void contributors() {
        List<String> authors = statements.texts(ExthField.AUTHOR);
        List<String> sorted = statements.texts(ExthField.SORTED_AUTHOR);
        for (int i = 0; i < authors.size(); i++) {
            String sortName = sorted.size() == authors.size() ? sorted.get(i) : "";
            statements.add(
                    MetadataField.CONTRIBUTORS,
                    new Contributor(authors.get(i), "aut", sortName, true),
                    ExthField.AUTHOR.origin());
        }
        statements.all(
                MetadataField.CONTRIBUTORS,
                ExthField.CONTRIBUTOR,
                // calibre names itself, which had no part in the book but in the file.
                text -> text.startsWith("calibre (")
                        ? Optional.of(new Contributor(text, "bkp", "", false))
                        : Optional.of(new Contributor(text, "", "", false)));
    }

    private void identifiers() {
        Map<Identifier, String> found = new LinkedHashMap<>();
        statements
                .texts(ExthField.ISBN)
                .forEach(text -> found.putIfAbsent(Identifiers.isbn(text), ExthField.ISBN.origin()));
        for (ExthField type : List.of(ExthField.ASIN, ExthField.ASIN_OF_SHOP)) {
            statements
                    .texts(type)
                    .forEach(text -> Identifiers.asin(text)
                            .ifPresent(identifier -> found.putIfAbsent(identifier, type.origin())));
        }
        statements
                .texts(ExthField.SOURCE)
                .forEach(text -> Identifiers.source(text)
                        .ifPresent(identifier -> found.putIfAbsent(identifier, ExthField.SOURCE.origin())));
        found.forEach((identifier, origin) -> statements.add(MetadataField.IDENTIFIERS, identifier, origin));
    }
}
