package io.bindery.formats.fb2;

import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.prose.Identifiers;
import io.bindery.prose.Languages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Reads {@code <description>}: what the book says of itself. For one reading by one thread. */
final class DescriptionReader extends DefaultHandler2 {

    private static final int LONGEST = 100_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern YEAR = Pattern.compile("\\b(1[0-9]{3}|20[0-9]{2})\\b");

    private final MetadataPatch.Builder patch;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> person = new HashMap<>();
    private String dateValue = "";
    private String written = "";
    private String published = "";
    private String documentId = "";
    private String coverId = "";
    private boolean isbn;

    DescriptionReader(MetadataPatch.Builder patch) {
        this.patch = patch;
    }

    /** The name of the cover picture's {@code <binary>}; empty if there is none. */
    String coverId() {
        return coverId;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        open.push(localName);
        if (!under("description")) {
            return;
        }
        boolean prose = under("annotation");
        if (!prose) {
            text.setLength(0);
        }
        switch (localName) {
            case "author", "translator" -> person.clear();
            case "date" -> dateValue = attribute(attributes, "value");
            case "image" -> cover(attributes);
            case "sequence" -> sequence(attributes);
            default -> {}
        }
    }

    private static String attribute(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }

    private boolean under(String name) {
        return open.contains(name);
    }

    private void cover(Attributes attributes) {
        String href = attributes.getValue(Vocabulary.XLINK, "href");
        href = href == null ? attribute(attributes, "href") : href.strip();
        if (under("coverpage") && under("title-info") && coverId.isEmpty() && href.startsWith("#")) {
            coverId = href.substring(1);
        }
    }

    private void sequence(Attributes attributes) {
        String name = attribute(attributes, "name");
        if (!name.isEmpty() && !under("src-title-info")) {
            // The author's series, or the publisher's.
            String type = under("publish-info") ? "set" : "series";
            patch.add(
                    MetadataField.SERIES,
                    new Collection(name, type, attribute(attributes, "number")),
                    (under("publish-info") ? "publish-info" : "title-info") + " sequence");
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (under("description") && text.length() < LONGEST) {
            text.append(chars, start, Math.min(length, LONGEST));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        open.poll();
        String section = open.size() >= 3 ? sectionOf() : "";
        String parent = open.isEmpty() ? "" : open.peek();
        if (localName.equals("description")) {
            end();
        } else if (under("annotation") && under("title-info")) {
            text.append(localName.matches("p|v|subtitle|text-author") ? "\n" : "");
        } else if (section.equals("title-info")) {
            titleInfo(localName, parent);
        } else if (section.equals("document-info")) {
            documentInfo(localName, parent);
        } else if (section.equals("publish-info")) {
            publishInfo(localName);
        }
    }

    /** The part of the description that is being read; of an original that this is a translation of, nothing is taken. */
    private String sectionOf() {
        return Stream.of("src-title-info", "title-info", "document-info", "publish-info")
                .filter(open::contains)
                .findFirst()
                .orElse("");
    }

    private void titleInfo(String name, String parent) {
        if (name.equals("annotation")) {
            state(MetadataField.DESCRIPTION, lines(), 1, "title-info annotation");
            return;
        }
        String value = value();
        if (parent.equals("author") || parent.equals("translator")) {
            person.put(name, value);
            return;
        }
        switch (name) {
            case "author" -> person("aut", true, "title-info author");
            case "translator" -> person("trl", false, "title-info translator");
            case "date" -> written = date(value);
            case "lang" -> Languages.state(value, 1, "title-info lang", patch);
            case "book-title" -> {
                if (!value.isEmpty()) {
                    patch.add(MetadataField.TITLES, Title.main(value), "title-info book-title");
                }
            }
            case "genre" -> {
                if (!value.isEmpty()) {
                    patch.add(MetadataField.SUBJECTS, new Subject("FB2", value, value), "title-info genre");
                }
            }
            case "keywords" ->
                Stream.of(value.split("[,;]"))
                        .filter(word -> !word.isBlank())
                        .limit(200)
                        .forEach(word ->
                                patch.add(MetadataField.SUBJECTS, new Subject("", "", word), "title-info keywords"));
            default -> {}
        }
    }

    private void documentInfo(String name, String parent) {
        if (!parent.equals("document-info")) {
            return;
        }
        String value = value();
        if (name.equals("id")) {
            documentId = value;
        } else if (name.equals("date")) {
            state(MetadataField.MODIFIED, date(value), 1, "document-info date");
        }
    }

    private void publishInfo(String name) {
        String value = value();
        switch (name) {
            case "publisher" -> state(MetadataField.PUBLISHER, value, 1, "publish-info publisher");
            case "year" -> published = date(value);
            case "isbn" ->
                // Several are separated by commas.
                Stream.of(value.split("[,;]"))
                        .flatMap(one -> Identifiers.isbn(one).stream())
                        .limit(20)
                        .forEach(one -> {
                            isbn = true;
                            patch.add(MetadataField.IDENTIFIERS, one, "publish-info isbn");
                        });
            default -> {}
        }
    }

    private void person(String role, boolean creator, String origin) {
        String name = joined("first-name", "middle-name", "last-name");
        String sort = person.getOrDefault("last-name", "");
        String given = joined("first-name", "middle-name");
        String nickname = person.getOrDefault("nickname", "");
        if (name.isEmpty() && nickname.isEmpty()) {
            return;
        }
        String sortName = sort.isEmpty() || given.isEmpty() ? sort : sort + ", " + given;
        patch.add(
                MetadataField.CONTRIBUTORS,
                new Contributor(name.isEmpty() ? nickname : name, role, sortName, creator),
                origin);
    }

    private String joined(String... parts) {
        return Stream.of(parts)
                .map(part -> person.getOrDefault(part, ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String value() {
        String value = text.toString().replaceAll("\\s+", " ").strip();
        text.setLength(0);
        return value;
    }

    /** Paragraphs, one a line. */
    private String lines() {
        String lines = text.toString()
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        text.setLength(0);
        return lines;
    }

    /** A date for machines stands in an attribute; else a year may be found in the words. */
    private String date(String words) {
        if (DATE.matcher(dateValue).matches()) {
            String date = dateValue;
            dateValue = "";
            return date;
        }
        if (DATE.matcher(words).matches()) {
            return words;
        }
        Matcher year = YEAR.matcher(words);
        return year.find() ? year.group() : "";
    }

    private void state(MetadataField<String> field, String value, double confidence, String origin) {
        if (!value.isBlank()) {
            patch.state(field, value, Operation.ADD, origin, confidence);
        }
    }

    private void end() {
        if (!published.isEmpty()) {
            state(MetadataField.PUBLICATION_DATE, published, 1, "publish-info year");
        } else {
            // When it was written: close enough if nothing else is known.
            state(MetadataField.PUBLICATION_DATE, written, 0.6, "title-info date");
        }
        if (!documentId.isEmpty()) {
            patch.state(
                    MetadataField.IDENTIFIERS,
                    Identifiers.of(documentId),
                    Operation.ADD,
                    "document-info id",
                    isbn ? 0.8 : 1);
        }
    }
}
