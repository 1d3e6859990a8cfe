package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.AiDisclosure;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contributors (ONIX code lists 17, 19 and 44). One who had several parts in the book is stated once for each. */
final class ContributorRule implements Rule {

    private static final Map<String, String> SCHEMES = Map.of(
            "16", "ISNI", "21", "ORCID", "25", "GND", "31", "VIAF", "18", "NACO", "34", "BNF", "01", "PROPRIETARY");

    /** Code list 19: voices that a machine makes, and machines that write or draw. */
    private static final Set<String> VOICES = Set.of("05", "06", "07", "08");

    private static final String MACHINE = "09";

    @Override
    public Set<String> parts() {
        return Set.of("Contributor");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.CONTRIBUTORS, MetadataField.AI_DISCLOSURES);
    }

    @Override
    public void read(Element part, Statements statements) {
        List<String> roles =
                part.all("ContributorRole").stream().map(Element::text).toList();
        String unnamed = part.textOf("UnnamedPersons");
        if (VOICES.contains(unnamed) || unnamed.equals(MACHINE)) {
            String what = VOICES.contains(unnamed) ? "narration" : work(roles.isEmpty() ? "" : roles.get(0));
            statements.state(
                    MetadataField.AI_DISCLOSURES,
                    new AiDisclosure(what, AiDisclosure.Degree.GENERATED, part.textOf("ContributorDescription")),
                    part);
            return;
        }
        boolean corporate = part.has("CorporateName") || part.has("CorporateNameInverted");
        String name = corporate ? corporateName(part) : personName(part);
        if (name.isEmpty()) {
            return;
        }
        for (String role : roles.isEmpty() ? List.of("") : roles) {
            statements.state(
                    MetadataField.CONTRIBUTORS,
                    new Contributor(
                            name,
                            role,
                            corporate ? part.textOf("CorporateNameInverted") : sortName(part),
                            role.startsWith("A0"),
                            corporate,
                            identifiers(part),
                            part.textOf("BiographicalNote")),
                    part);
        }
    }

    private static String work(String role) {
        return switch (role) {
            case "A12", "A35", "A07", "A08", "A13" -> "images";
            case "A36" -> "cover";
            case "B06" -> "translation";
            case "E07" -> "narration";
            default -> "text";
        };
    }

    private static String corporateName(Element part) {
        String name = part.textOf("CorporateName");
        return name.isEmpty() ? part.textOf("CorporateNameInverted") : name;
    }

    private static String personName(Element part) {
        String name = part.textOf("PersonName");
        if (!name.isEmpty()) {
            return name;
        }
        String joined = join(
                part, "TitlesBeforeNames", "NamesBeforeKey", "PrefixToKey", "KeyNames", "NamesAfterKey", "SuffixToKey");
        if (!joined.isEmpty()) {
            return joined;
        }
        String inverted = part.textOf("PersonNameInverted");
        int comma = inverted.indexOf(", ");
        return comma < 0 ? inverted : inverted.substring(comma + 2) + " " + inverted.substring(0, comma);
    }

    private static String sortName(Element part) {
        String inverted = part.textOf("PersonNameInverted");
        if (!inverted.isEmpty() || !part.has("KeyNames")) {
            return inverted;
        }
        String key = join(part, "KeyNames", "NamesAfterKey", "SuffixToKey");
        String rest = join(part, "NamesBeforeKey", "PrefixToKey");
        return rest.isEmpty() ? key : key + ", " + rest;
    }

    private static String join(Element part, String... names) {
        return Stream.of(names)
                .map(part::textOf)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<Identifier> identifiers(Element part) {
        List<Identifier> identifiers = new ArrayList<>();
        for (Element identifier : part.all("NameIdentifier")) {
            String type = identifier.textOf("NameIDType");
            String value = identifier.textOf("IDValue");
            if (!value.isEmpty()) {
                identifiers.add(new Identifier(SCHEMES.getOrDefault(type, IdentifierRule.OTHER + type), value));
            }
        }
        return identifiers;
    }

    @Override
    public void write(Pending pending, Parts parts) {
        if (pending.field().equals(MetadataField.AI_DISCLOSURES)) {
            writeMachine(pending.take(MetadataField.AI_DISCLOSURES), parts);
            return;
        }
        Contributor contributor = pending.take(MetadataField.CONTRIBUTORS);
        // A relator of MARC that has no code of list 17 is "other".
        String role = contributor.role().matches("[A-Z][0-9]{2}") ? contributor.role() : "Z99";
        Element element = Element.of("Contributor", Element.of("ContributorRole", role));
        for (Identifier identifier : contributor.identifiers()) {
            element.add(nameIdentifier(identifier));
        }
        element.add(contributor.corporate() ? "CorporateName" : "PersonName", contributor.name());
        element.add(contributor.corporate() ? "CorporateNameInverted" : "PersonNameInverted", contributor.sortName());
        if (!contributor.biography().isEmpty()) {
            element.add(Texts.element("BiographicalNote", contributor.biography()));
        }
        parts.add(element);
    }

    private static Element nameIdentifier(Identifier identifier) {
        String scheme = identifier.scheme();
        String type = scheme.startsWith(IdentifierRule.OTHER)
                ? scheme.substring(IdentifierRule.OTHER.length())
                : SCHEMES.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(scheme))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("01");
        Element element = Element.of("NameIdentifier", Element.of("NameIDType", type));
        if (type.equals("01") && !scheme.equals("PROPRIETARY")) {
            element.add("IDTypeName", scheme.isEmpty() ? "Identifier" : scheme);
        }
        return element.add("IDValue", identifier.value());
    }

    /** ONIX can say that a machine made a part of the book; not that it helped. */
    private static void writeMachine(AiDisclosure disclosure, Parts parts) {
        if (disclosure.degree() != AiDisclosure.Degree.GENERATED) {
            return;
        }
        String role = switch (disclosure.part()) {
            case "images" -> "A12";
            case "cover" -> "A36";
            case "translation" -> "B06";
            case "narration" -> "E07";
            default -> "A01";
        };
        parts.add(Element.of("Contributor", Element.of("ContributorRole", role), Element.of("UnnamedPersons", MACHINE))
                .add("ContributorDescription", disclosure.statement()));
    }
}
