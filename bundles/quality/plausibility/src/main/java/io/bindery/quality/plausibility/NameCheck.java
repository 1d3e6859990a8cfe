package io.bindery.quality.plausibility;

import io.bindery.api.finding.Location;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Title;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at titles and authors. */
final class NameCheck {

    /** What programs put for a title, in several languages; in lower case, without brackets and numbers. */
    private static final Set<String> NO_TITLES = Set.of(
            "unknown",
            "unknown title",
            "untitled",
            "untitled document",
            "no title",
            "title",
            "book title",
            "your title here",
            "insert title here",
            "document",
            "new document",
            "test",
            "lorem ipsum",
            "tbd",
            "n/a",
            "none",
            "null",
            "undefined",
            "cover",
            "unbekannt",
            "unbenannt",
            "ohne titel",
            "dokument",
            "titel",
            "sans titre",
            "titre",
            "inconnu",
            "sin título",
            "título",
            "desconocido",
            "senza titolo",
            "titolo",
            "sconosciuto",
            "sem título");

    private static final Set<String> NO_AUTHORS = Set.of(
            "unknown",
            "unknown author",
            "author",
            "author name",
            "the author",
            "admin",
            "administrator",
            "user",
            "windows user",
            "microsoft office user",
            "owner",
            "default",
            "n/a",
            "none",
            "null",
            "undefined",
            "tbd",
            "test",
            "calibre",
            "adobe indesign",
            "unbekannt",
            "autor",
            "benutzer",
            "auteur",
            "inconnu",
            "desconocido",
            "sconosciuto",
            "autore",
            "utente",
            "usuario");

    private static final String ENDINGS =
            "(?i)\\.(docx?|dotx?|odt|rtf|txt|pdf|epub|mobi|azw3?|indd|idml|qxd|qxp|html?|xhtml|md|tex|pages|fb2|ps)$";
    private static final Pattern FILE_NAME = Pattern.compile(
            "(?i)^(microsoft word|microsoft powerpoint|powerpoint|openoffice|libreoffice) - .+|.*" + ENDINGS
                    + "|^[a-z]:\\\\.+|^\\S+([_]|%20)\\S+$|^(file|isbn|book|scan)?[_-]?97[89][\\d-]{10,14}.*",
            Pattern.DOTALL);
    private static final Pattern MARKUP =
            Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]*(\\s[^<>]*)?/?>|&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});");
    private static final Pattern FRAME = Pattern.compile("^[\\[(<{]+|[\\])>}]+$|[\\s_-]*\\(?\\d{1,3}\\)?$");
    private static final int FEW_LETTERS = 8;

    private NameCheck() {}

    static void check(BookMetadata known, String fileName, Remarks remarks) {
        for (Title title : known.all(MetadataField.TITLES)) {
            if (title.type() == Title.Type.MAIN) {
                title(title.text(), fileName, remarks);
            }
        }
        for (Contributor contributor : known.all(MetadataField.CONTRIBUTORS)) {
            name(contributor.name(), remarks);
        }
    }

    private static void title(String title, String fileName, Remarks remarks) {
        String quoted = Remarks.quoted(title);
        if (NO_TITLES.contains(bare(title))) {
            remarks.warn(PlausibilityError.TITLE_PLACEHOLDER, "the title is " + quoted, Location.BOOK);
        } else if (FILE_NAME.matcher(title).matches() || title.equals(fileName)) {
            remarks.warn(PlausibilityError.TITLE_IS_FILE_NAME, "the title is " + quoted, Location.BOOK);
        } else if (capitals(title)) {
            remarks.warn(PlausibilityError.TITLE_IN_CAPITALS, "the title is " + quoted, Location.BOOK);
        }
        if (MARKUP.matcher(title).find()) {
            remarks.warn(PlausibilityError.TITLE_MARKUP, "the title is " + quoted, Location.BOOK);
        }
    }

    private static void name(String name, Remarks remarks) {
        String quoted = Remarks.quoted(name);
        if (NO_AUTHORS.contains(bare(name))) {
            remarks.warn(PlausibilityError.AUTHOR_PLACEHOLDER, "a contributor is " + quoted, Location.BOOK);
        } else if (capitals(name) && name.strip().contains(" ")) {
            remarks.warn(PlausibilityError.AUTHOR_IN_CAPITALS, "a contributor is " + quoted, Location.BOOK);
        }
    }

    /** Without brackets around and numbers after it, as in {@code [Untitled] (2)}. */
    private static String bare(String text) {
        return FRAME.matcher(FRAME.matcher(text.strip()).replaceAll(""))
                .replaceAll("")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Several words and not one small letter, in a script that has them. One word alone may be a name: IKEA, NATO, CATULLUS. */
    private static boolean capitals(String text) {
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        boolean small = text.codePoints().anyMatch(Character::isLowerCase);
        boolean words = text.strip().contains(" ");
        return capitals >= FEW_LETTERS && !small && words;
    }
}
