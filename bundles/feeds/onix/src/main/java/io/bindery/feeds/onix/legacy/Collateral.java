package io.bindery.feeds.onix.legacy;

import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.TreeBuilder;
import java.util.Map;
import java.util.Optional;

/** Texts and covers of ONIX 2.1, as block 2 of ONIX 3.0 has them. */
final class Collateral {

    private static final String FORMAT = "textformat";

    /** Kinds of texts: code list 33 against code list 153. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("01", "03"),
            Map.entry("02", "02"),
            Map.entry("03", "03"),
            Map.entry("04", "04"),
            Map.entry("05", "06"),
            Map.entry("06", "07"),
            Map.entry("07", "06"),
            Map.entry("08", "06"),
            Map.entry("09", "10"),
            Map.entry("10", "08"),
            Map.entry("13", "12"),
            Map.entry("17", "27"),
            Map.entry("18", "05"),
            Map.entry("19", "11"),
            Map.entry("20", "18"),
            Map.entry("21", "13"),
            Map.entry("22", "15"),
            Map.entry("23", "14"),
            Map.entry("30", "09"),
            Map.entry("33", "26"),
            Map.entry("43", "16"),
            Map.entry("44", "17"),
            Map.entry("47", "20"),
            Map.entry("48", "21"),
            Map.entry("49", "22"));

    private Collateral() {}

    /** A text that was an element of its own. */
    static Element text(String type, Element old) {
        return content(old, type, old.renamed("Text"), old.attribute(FORMAT));
    }

    private static Element content(Element old, String type, Element text, String format) {
        if (!text.markup() && !format.isEmpty()) {
            text.attribute(FORMAT, format);
            TreeBuilder.tidy(text);
        }
        return new Element("TextContent", old.line())
                .add("TextType", type)
                .add("ContentAudience", "00")
                .add(text);
    }

    /** A text with its type; empty if it has no text, or is of a type that ONIX 3.0 has not. */
    static Optional<Element> otherText(Element old) {
        String type = TYPES.get(old.textOf("TextTypeCode"));
        Optional<Element> text = old.first("Text").filter(it -> !it.text().isEmpty());
        if (type == null || text.isEmpty()) {
            return Optional.empty();
        }
        Element content = content(old, type, text.get().renamed("Text"), format(old, text.get()));
        for (Element child : old.children()) {
            switch (child.name()) {
                case "TextTypeCode", "TextFormat", "Text" -> {}
                case "TextSourceTitle" -> content.add(child.renamed("SourceTitle"));
                default -> content.add(child);
            }
        }
        return Optional.of(content);
    }

    private static String format(Element old, Element text) {
        return text.attribute(FORMAT).isEmpty() ? old.textOf("TextFormat") : text.attribute(FORMAT);
    }

    /** The address of a picture of the front cover; empty for other media. */
    static Optional<Element> cover(Element old) {
        boolean front = old.textOf("MediaFileTypeCode").matches("0[46]");
        boolean address = old.textOf("MediaFileLinkTypeCode").equals("01");
        boolean more = old.children().stream()
                .anyMatch(child ->
                        !child.name().matches("MediaFileTypeCode|MediaFileLinkTypeCode|MediaFileLink|MediaFileDate"));
        if (!front || !address || more) {
            return Optional.empty();
        }
        Element version = Element.of("ResourceVersion", Element.of("ResourceForm", "02"))
                .add("ResourceLink", old.textOf("MediaFileLink"));
        if (old.has("MediaFileDate")) {
            version.add(Element.of(
                    "ContentDate", Element.of("ContentDateRole", "17"), Publishing.date(old.textOf("MediaFileDate"))));
        }
        return Optional.of(new Element("SupportingResource", old.line())
                .add("ResourceContentType", "01")
                .add("ContentAudience", "00")
                .add("ResourceMode", "03")
                .add(version));
    }
}
