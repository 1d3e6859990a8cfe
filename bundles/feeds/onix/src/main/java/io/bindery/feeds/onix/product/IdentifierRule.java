package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.prose.Identifiers;
import java.util.Map;
import java.util.Set;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;

/** Product identifiers (ONIX code list 5). */
final class IdentifierRule implements Rule {

    /** Schemes whose code says all. */
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("04", "UPC"),
            Map.entry("05", "ISMN-10"),
            Map.entry("06", "DOI"),
            Map.entry("13", "LCCN"),
            Map.entry("17", "LEGAL DEPOSIT"),
            Map.entry("22", "URN"),
            Map.entry("23", "OCLC"),
            Map.entry("25", "ISMN"),
            Map.entry("26", "ISBN-A"),
            Map.entry("35", "ARK"));

    /** Schemes that ONIX has no code for: proprietary ones, told by name. */
    private static final Set<String> NAMED = Set.of("ASIN", "UUID", "URI");

    static final String PROPRIETARY = "PROPRIETARY";
    static final String OTHER = "ONIX-";

    @Override
    public Set<String> parts() {
        return Set.of("ProductIdentifier");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.IDENTIFIERS);
    }

    @Override
    public void read(Element part, Statements statements) {
        statements.state(MetadataField.IDENTIFIERS, of(part), part);
    }

    /**
     * The identifier in the platform's form.
     *
     * @throws IllegalArgumentException if it is not of the form that its type demands
     */
    static Identifier of(Element part) {
        String type = part.textOf("ProductIDType");
        String value = part.textOf("IDValue");
        String name = part.textOf("IDTypeName").toUpperCase(java.util.Locale.ROOT);
        return switch (type) {
            case "02", "15" ->
                Identifiers.isbn(value).orElseThrow(() -> new IllegalArgumentException("\"" + value + "\" is no ISBN"));
            case "03", "14" -> new Identifier("GTIN", gtin(value));
            case "01" -> new Identifier(NAMED.contains(name) ? name : PROPRIETARY, value);
            default -> new Identifier(SCHEMES.getOrDefault(type, OTHER + type), value);
        };
    }

    /** GS1 General Specifications, section 7.9: the check digit is that of EAN-13 for 14 digits too, as its weights count from the end. */
    private static String gtin(String value) {
        String digits = value.replaceAll("[ -]", "");
        if (!digits.matches("[0-9]{13,14}")) {
            throw new IllegalArgumentException("\"" + value + "\" has not the digits of a GTIN");
        }
        if (!EAN13CheckDigit.EAN13_CHECK_DIGIT.isValid(digits)) {
            throw new IllegalArgumentException("the check digit of \"" + value + "\" is wrong");
        }
        return digits;
    }

    @Override
    public void write(Pending pending, Parts parts) {
        parts.add(element(pending.take(MetadataField.IDENTIFIERS)));
    }

    static Element element(Identifier identifier) {
        String scheme = identifier.scheme();
        String type = switch (scheme) {
            case "ISBN" -> "15";
            case "GTIN" -> identifier.value().length() == 14 ? "14" : "03";
            case "EAN" -> "03";
            default ->
                scheme.startsWith(OTHER)
                        ? scheme.substring(OTHER.length())
                        : SCHEMES.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(scheme))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse("01");
        };
        Element element = Element.of("ProductIdentifier", Element.of("ProductIDType", type));
        if (type.equals("01") && !scheme.equals(PROPRIETARY)) {
            element.add("IDTypeName", scheme.isEmpty() ? "Identifier" : scheme);
        }
        return element.add("IDValue", identifier.value());
    }
}
