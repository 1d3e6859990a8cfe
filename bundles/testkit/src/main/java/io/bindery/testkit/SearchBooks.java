package io.bindery.testkit;

import io.bindery.api.search.Facet;
import io.bindery.api.search.SearchDocument;
import java.util.List;
import java.util.Map;

/** Books to be searched. */
public final class SearchBooks {

    /** Of {@code acme}, in English. */
    public static final SearchDocument MOBY_DICK = new SearchDocument(
            id(1),
            "acme",
            "en",
            List.of("Moby-Dick", "or, The Whale"),
            List.of("Herman Melville"),
            List.of("9780306406157", "10.1000/moby"),
            List.of("Sea stories", "Whaling ships"),
            "A captain hunts a white whale across the oceans. Sailors tell <b>tales</b> & drink.",
            facets("en", "Sea stories", "acme", List.of("epub", "pdf"), "alternativeText"));

    /** Of {@code acme}, in German. */
    public static final SearchDocument BUDDENBROOKS = new SearchDocument(
            id(2),
            "acme",
            "de-DE",
            List.of("Buddenbrooks"),
            List.of("Thomas Mann"),
            List.of("9783161484100"),
            List.of("Familien"),
            "Der Verfall einer Familie in den Häusern von Lübeck. Auch ein Wal kommt vor.",
            facets("de", "Families", "acme", List.of("epub"), "tableOfContents"));

    /** Of {@code acme}, in French. */
    public static final SearchDocument SWANN = new SearchDocument(
            id(3),
            "acme",
            "fr",
            List.of("Du côté de chez Swann"),
            List.of("Marcel Proust"),
            List.of("9782070754922"),
            List.of("Souvenirs"),
            "Longtemps, je me suis couché de bonne heure.",
            facets("fr", "Memories", "acme", List.of("pdf"), "alternativeText"));

    /** Of {@code acme}; nobody says in which language, and its title has no word that counts in English. */
    public static final SearchDocument IT = new SearchDocument(
            id(4),
            "acme",
            "",
            List.of("It"),
            List.of("Zoë Brontë"),
            List.of(),
            List.of("Horror"),
            "",
            facets("", "Horror", "acme", List.of("epub"), ""));

    /** Of another publisher, with a word that nobody else has. */
    public static final SearchDocument SECRET = new SearchDocument(
            id(5),
            "other",
            "en",
            List.of("The White Whale Zanzibarium"),
            List.of("Nobody"),
            List.of("9781861972712"),
            List.of("Sea stories"),
            "",
            facets("en", "Sea stories", "other", List.of("epub"), ""));

    private SearchBooks() {}

    /** An id; the greater the number, the newer the book. */
    public static String id(int number) {
        return String.format("01a20ca5-541a-7973-8000-%012d", number);
    }

    /** Another book of {@code acme}, in English, about nothing but whales. */
    public static SearchDocument ofWhales(int number, String title) {
        return new SearchDocument(
                id(number),
                "acme",
                "en",
                List.of(title),
                List.of(),
                List.of(),
                List.of(),
                "",
                facets("en", "Whales", "acme", List.of("epub"), ""));
    }

    private static Map<Facet, List<String>> facets(
            String language, String subject, String publisher, List<String> formats, String accessibility) {
        return Map.of(
                Facet.LANGUAGE, one(language),
                Facet.SUBJECT, one(subject),
                Facet.PUBLISHER, one(publisher),
                Facet.FORMAT, formats,
                Facet.STATE, one("SUCCEEDED"),
                Facet.ACCESSIBILITY, one(accessibility));
    }

    private static List<String> one(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
