package io.bindery.feeds.onix.legacy;

import io.bindery.feeds.onix.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publishers, rights and relations of ONIX 2.1, as blocks 4 and 5 of ONIX 3.0 have them. */
final class Publishing {

    private Publishing() {}

    /** A date with its format. */
    static Element date(String text) {
        String format = switch (text.length()) {
            case 4 -> "05";
            case 6 -> "01";
            default -> "00";
        };
        return Element.of("Date", text).attribute("dateformat", format);
    }

    /** An imprint or a publisher, whose identifier is a composite of its own in ONIX 3.0. */
    static Element name(Element old, String what) {
        Element made = new Element(what, old.line());
        if (what.equals("Publisher")) {
            made.add("PublishingRole", old.has("PublishingRole") ? old.textOf("PublishingRole") : "01");
        }
        if (old.has("NameCodeType")) {
            made.add(Element.of(what + "Identifier")
                    .add(what + "IDType", old.textOf("NameCodeType"))
                    .add("IDTypeName", old.textOf("NameCodeTypeName"))
                    .add("IDValue", old.textOf("NameCodeValue")));
        }
        for (Element child : old.children()) {
            if (!child.name().matches("PublishingRole|NameCodeType|NameCodeTypeName|NameCodeValue")) {
                made.add(child);
            }
        }
        return made;
    }

    static Element rights(Element old, String type) {
        Element rights = new Element("SalesRights", old.line()).add("SalesRightsType", type);
        rights.add(territory(
                codes(old, "RightsCountry"), codes(old, "RightsTerritory", "RightsRegion"), List.of(), List.of()));
        for (Element child : old.children()) {
            if (!child.name().matches("SalesRightsType|RightsCountry|RightsTerritory|RightsRegion")) {
                rights.add(child);
            }
        }
        return rights;
    }

    /** All codes in elements of these names, which may each hold several. */
    static List<String> codes(Element old, String... names) {
        return Stream.of(names)
                .flatMap(name -> old.all(name).stream())
                .flatMap(element -> Stream.of(element.text().split("\\s+")))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    static Element territory(
            List<String> countries, List<String> regions, List<String> notCountries, List<String> notRegions) {
        return Element.of("Territory")
                .add("CountriesIncluded", String.join(" ", countries))
                .add("RegionsIncluded", regions.stream().distinct().collect(Collectors.joining(" ")))
                .add("CountriesExcluded", String.join(" ", notCountries))
                .add("RegionsExcluded", String.join(" ", notRegions));
    }

    static Element related(Element old) {
        Element related = new Element("RelatedProduct", old.line());
        Element named = Upgrade.renamed(old, Map.of("RelationCode", "ProductRelationCode"));
        for (Element child : named.children()) {
            switch (child.name()) {
                case "ISBN" ->
                    related.add(Descriptive.identifier(child.text().length() == 13 ? "15" : "02", child.text()));
                case "EAN13" -> related.add(Descriptive.identifier("03", child.text()));
                default -> related.add(child);
            }
        }
        return related;
    }
}
