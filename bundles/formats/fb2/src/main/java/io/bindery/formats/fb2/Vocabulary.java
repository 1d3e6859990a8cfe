package io.bindery.formats.fb2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand where in FictionBook 2.1, in the words of its schema (FictionBook.xsd); order is not looked at. */
final class Vocabulary {

    /** Of all elements of FictionBook 2. */
    static final String NAMESPACE = "http://www.gribuser.ru/xml/fictionbook/2.0";

    static final String XLINK = "http://www.w3.org/1999/xlink";

    private static final Set<String> INLINE =
            Set.of("strong", "emphasis", "style", "a", "strikethrough", "sub", "sup", "code", "image");
    private static final Set<String> BLOCKS = Set.of("p", "poem", "cite", "subtitle", "table", "empty-line");
    private static final Set<String> PERSON =
            Set.of("first-name", "middle-name", "last-name", "nickname", "home-page", "email", "id");
    private static final Set<String> TITLE_INFO = Set.of(
            "genre",
            "author",
            "book-title",
            "annotation",
            "keywords",
            "date",
            "coverpage",
            "lang",
            "src-lang",
            "translator",
            "sequence");
    private static final Set<String> DOCUMENT_INFO =
            Set.of("author", "program-used", "date", "src-url", "src-ocr", "id", "version", "history", "publisher");

    private static final Map<String, Set<String>> CHILDREN = children();

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "FictionBook", List.of("description", "body"),
            "description", List.of("title-info", "document-info"),
            "title-info", List.of("genre", "author", "book-title", "lang"),
            "document-info", List.of("author", "date", "id", "version"),
            "body", List.of("section"));

    /** Without these there is no book: the others are only missed. */
    private static final Set<String> VITAL = Set.of("description", "title-info", "book-title", "body");

    private Vocabulary() {}

    private static Map<String, Set<String>> children() {
        Map<String, Set<String>> all = new HashMap<>();
        all.put("FictionBook", Set.of("stylesheet", "description", "body", "binary"));
        all.put(
                "description",
                Set.of("title-info", "src-title-info", "document-info", "publish-info", "custom-info", "output"));
        all.put("title-info", TITLE_INFO);
        all.put("src-title-info", TITLE_INFO);
        all.put("document-info", DOCUMENT_INFO);
        all.put("publish-info", Set.of("book-name", "publisher", "city", "year", "isbn", "sequence"));
        for (String person : List.of("author", "translator", "publisher")) {
            all.put(person, PERSON);
        }
        all.put("sequence", Set.of("sequence"));
        all.put("coverpage", Set.of("image"));
        all.put("output", Set.of("part", "output-document-class"));
        all.put("output-document-class", Set.of("part"));
        all.put("annotation", BLOCKS);
        all.put("history", BLOCKS);
        all.put("body", Set.of("image", "title", "epigraph", "section"));
        all.put(
                "section",
                Set.of(
                        "title",
                        "epigraph",
                        "image",
                        "annotation",
                        "section",
                        "p",
                        "poem",
                        "subtitle",
                        "cite",
                        "empty-line",
                        "table"));
        all.put("title", Set.of("p", "empty-line"));
        all.put("epigraph", Set.of("p", "poem", "cite", "empty-line", "text-author"));
        all.put("cite", Set.of("p", "poem", "empty-line", "subtitle", "table", "text-author"));
        all.put("poem", Set.of("title", "epigraph", "subtitle", "stanza", "text-author", "date"));
        all.put("stanza", Set.of("title", "subtitle", "v"));
        all.put("table", Set.of("tr"));
        all.put("tr", Set.of("th", "td"));
        for (String text : List.of("p", "v", "subtitle", "text-author", "th", "td")) {
            all.put(text, INLINE);
        }
        for (String inline : INLINE) {
            all.put(inline, INLINE);
        }
        return Map.copyOf(all);
    }

    /** Whether the schema has this element there; an element without children of its own has none. */
    static boolean allows(String parent, String child) {
        return CHILDREN.getOrDefault(parent, Set.of()).contains(child);
    }

    /** The elements that must stand in this one. */
    static List<String> required(String parent) {
        return REQUIRED.getOrDefault(parent, List.of());
    }

    /** Whether there is no book without it. */
    static boolean vital(String required) {
        return VITAL.contains(required);
    }
}
