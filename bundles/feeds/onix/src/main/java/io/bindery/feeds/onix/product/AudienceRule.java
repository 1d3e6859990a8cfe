package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Audience;
import io.bindery.api.metadata.AudienceRange;
import io.bindery.api.metadata.Complexity;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For whom the book is, and how hard it is to read (ONIX code lists 28 to 32). */
final class AudienceRule implements Rule {

    private static final String EXACT = "01";
    private static final String FROM = "03";
    private static final String TO = "04";

    /** Code list 32. */
    private static final Map<String, String> SCHEMES = Map.of(
            "02", "Lexile number",
            "03", "Fry",
            "05", "Fountas & Pinnell",
            "06", "Lexile",
            "07", "ATOS",
            "08", "Flesch-Kincaid",
            "09", "Guided Reading Level",
            "11", "LIX");

    private static final String OTHER = "ONIX-32:";

    @Override
    public Set<String> parts() {
        return Set.of("Audience", "AudienceRange", "Complexity");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.AUDIENCES, MetadataField.AUDIENCE_RANGES, MetadataField.COMPLEXITIES);
    }

    @Override
    public void read(Element part, Statements statements) {
        switch (part.name()) {
            case "Audience" ->
                statements.state(
                        MetadataField.AUDIENCES,
                        new Audience(part.textOf("AudienceCodeType"), part.textOf("AudienceCodeValue")),
                        part);
            case "AudienceRange" -> range(part, statements);
            default -> {
                String scheme = part.textOf("ComplexitySchemeIdentifier");
                statements.state(
                        MetadataField.COMPLEXITIES,
                        new Complexity(SCHEMES.getOrDefault(scheme, OTHER + scheme), part.textOf("ComplexityCode")),
                        part);
            }
        }
    }

    private static void range(Element part, Statements statements) {
        String from = "";
        String to = "";
        List<Element> precisions = part.all("AudienceRangePrecision");
        List<Element> values = part.all("AudienceRangeValue");
        for (int i = 0; i < Math.min(precisions.size(), values.size()); i++) {
            String value = values.get(i).text();
            switch (precisions.get(i).text()) {
                case EXACT -> {
                    from = value;
                    to = value;
                }
                case FROM -> from = value;
                case TO -> to = value;
                default -> throw new IllegalArgumentException("the precision of an audience range is none of list 31");
            }
        }
        statements.state(
                MetadataField.AUDIENCE_RANGES,
                new AudienceRange(part.textOf("AudienceRangeQualifier"), from, to),
                part);
    }

    @Override
    public void write(Pending pending, Parts parts) {
        if (pending.field().equals(MetadataField.AUDIENCES)) {
            Audience audience = pending.take(MetadataField.AUDIENCES);
            parts.add(Element.of(
                    "Audience",
                    Element.of("AudienceCodeType", audience.scheme()),
                    Element.of("AudienceCodeValue", audience.code())));
        } else if (pending.field().equals(MetadataField.AUDIENCE_RANGES)) {
            AudienceRange range = pending.take(MetadataField.AUDIENCE_RANGES);
            Element element = Element.of("AudienceRange", Element.of("AudienceRangeQualifier", range.qualifier()));
            if (range.from().equals(range.to())) {
                element.add("AudienceRangePrecision", EXACT).add("AudienceRangeValue", range.from());
            } else {
                if (!range.from().isEmpty()) {
                    element.add("AudienceRangePrecision", FROM).add("AudienceRangeValue", range.from());
                }
                if (!range.to().isEmpty()) {
                    element.add("AudienceRangePrecision", TO).add("AudienceRangeValue", range.to());
                }
            }
            parts.add(element);
        } else {
            complexity(pending.take(MetadataField.COMPLEXITIES), parts);
        }
    }

    private static void complexity(Complexity complexity, Parts parts) {
        String scheme = complexity.scheme();
        String code = scheme.startsWith(OTHER)
                ? scheme.substring(OTHER.length())
                : SCHEMES.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(scheme))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
        if (!code.isEmpty()) { // ONIX has no place for measures that its list does not name
            parts.add(Element.of(
                    "Complexity",
                    Element.of("ComplexitySchemeIdentifier", code),
                    Element.of("ComplexityCode", complexity.level())));
        }
    }
}
