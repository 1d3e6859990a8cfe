package io.bindery.formats.odt;

import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.prose.Identifiers;
import io.bindery.prose.Languages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads meta.xml (OpenDocument 1.3, part 3, section 4.3): fields by the name of their element, those of the author's own by the name that
 * they state, in lower case. For one reading by one thread.
 */
final class MetaReader extends DefaultHandler2 {

    private static final int MOST = 500;
    private static final int LONGEST = 20_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private int depth;
    private int count;

    /** The first value of a field; empty if there is none. */
    String value(String field) {
        return values.getOrDefault(field, List.of("")).get(0);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        // document-meta, meta, field
        if (++depth == 3) {
            String own = Odf.attribute(attributes, "name");
            name = localName.equals("user-defined") ? own.toLowerCase(Locale.ROOT) : localName;
            if (localName.equals("template")) {
                put(Odf.attribute(attributes, "href"));
            }
            text.setLength(0);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (text.length() < LONGEST) {
            text.append(chars, start, Math.min(length, LONGEST));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (--depth == 2) {
            put(text.toString().strip());
        }
    }

    private void put(String value) {
        if (!value.isEmpty() && ++count <= MOST) {
            values.computeIfAbsent(name, field -> new ArrayList<>()).add(value);
        }
    }

    /** States what the document says of itself. */
    void state(MetadataPatch.Builder patch) {
        title(patch, "title", Title.Type.MAIN);
        title(patch, "subtitle", Title.Type.SUBTITLE);
        // dc:creator is who saved it last; only if nothing else is known, it may well be the author.
        String author = value("initial-creator").isEmpty() ? "creator" : "initial-creator";
        for (String one : value(author).split(";")) {
            if (!one.isBlank()) {
                patch.state(
                        MetadataField.CONTRIBUTORS,
                        new Contributor(one, "aut", "", true),
                        Operation.ADD,
                        Odf.META + " " + author,
                        author.equals("creator") ? 0.7 : 1);
            }
        }
        Languages.state(value("language").isEmpty() ? value("lang") : value("language"), 1, "meta.xml language", patch);
        one(patch, MetadataField.DESCRIPTION, "description");
        one(patch, MetadataField.MODIFIED, "date");
        one(patch, MetadataField.PUBLISHER, "publisher");
        one(patch, MetadataField.RIGHTS, "rights");
        Stream.concat(
                        values.getOrDefault("keyword", List.of()).stream(),
                        values.getOrDefault("subject", List.of()).stream())
                .flatMap(value -> Stream.of(value.split("[,;]")))
                .filter(word -> !word.isBlank())
                .forEach(word -> patch.add(MetadataField.SUBJECTS, new Subject("", "", word), Odf.META + " keyword"));
        Stream.of("isbn", "identifier")
                .filter(field -> !value(field).isEmpty())
                .map(field -> field.equals("isbn")
                        ? Identifiers.isbn(value(field)).orElseGet(() -> Identifiers.of(value(field)))
                        : Identifiers.of(value(field)))
                .distinct()
                .forEach(one -> patch.add(MetadataField.IDENTIFIERS, one, Odf.META + " identifier"));
    }

    private void title(MetadataPatch.Builder patch, String field, Title.Type type) {
        if (!value(field).isEmpty()) {
            patch.add(MetadataField.TITLES, new Title(value(field), type), Odf.META + " " + field);
        }
    }

    private void one(MetadataPatch.Builder patch, MetadataField<String> to, String field) {
        if (!value(field).isEmpty()) {
            patch.add(to, value(field), Odf.META + " " + field);
        }
    }
}
