package io.bindery.formats.docx;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The paragraph styles of a document: which of them are headings (ECMA-376 part 1, sections 17.7.4 and 17.3.1.20). Built-in
 * styles have English names whatever the language of Word. For one reading by one thread.
 */
final class Styles extends DefaultHandler2 {

    private static final int MOST = 20_000;
    private static final int MOST_STEPS = 20;
    private static final Pattern HEADING = Pattern.compile("heading ?([1-9])");

    private static final class Style {
        private String name = "";
        private String basedOn = "";
        private int level;
    }

    private final Map<String, Style> byId = new HashMap<>();
    private Style current = new Style();
    private boolean inDefaults;
    private String language = "";

    /** The language that text has unless it says otherwise; may be empty. */
    String language() {
        return language;
    }

    /** The level of headings in this style, from 1; 0 if it is no style for headings. */
    int level(String id) {
        String next = id;
        for (int step = 0; step < MOST_STEPS && !next.isEmpty(); step++) {
            Style style = byId.get(next);
            Matcher heading = HEADING.matcher(style == null ? next.toLowerCase(Locale.ROOT) : style.name);
            if (heading.matches()) {
                return Integer.parseInt(heading.group(1));
            }
            if (style == null || style.level > 0) {
                return style == null || style.level > 9 ? 0 : style.level;
            }
            next = style.basedOn;
        }
        return 0;
    }

    /** The name of the style, in lower case. */
    String name(String id) {
        Style style = byId.get(id);
        return style == null ? id.toLowerCase(Locale.ROOT) : style.name;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String value = Relationships.attribute(attributes, "val");
        switch (localName) {
            case "docDefaults" -> inDefaults = true;
            case "lang" -> language = inDefaults && language.isEmpty() ? value : language;
            case "style" -> {
                current = new Style();
                if (byId.size() < MOST) {
                    byId.put(Relationships.attribute(attributes, "styleId"), current);
                }
            }
            case "name" -> current.name = value.toLowerCase(Locale.ROOT);
            case "basedOn" -> current.basedOn = value;
            case "outlineLvl" -> current.level = outlineLevel(value);
            default -> {}
        }
    }

    /** From 1, as headings count; 10 is that of body text. */
    static int outlineLevel(String value) {
        return value.matches("\\d") ? Integer.parseInt(value) + 1 : 0;
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        inDefaults &= !localName.equals("docDefaults");
    }
}
