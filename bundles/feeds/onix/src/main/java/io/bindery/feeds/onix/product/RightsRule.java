package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.SalesRights;
import io.bindery.api.metadata.Territory;
import io.bindery.feeds.onix.xml.Element;
import java.util.List;
import java.util.Set;

/** Where the book may be sold (ONIX code lists 46, 49 and 91). */
final class RightsRule implements Rule {

    private static final String REST = "ROWSalesRightsType";
    private static final Territory REST_OF_WORLD = new Territory(List.of(), List.of("ROW"), List.of(), List.of());

    @Override
    public Set<String> parts() {
        return Set.of("SalesRights", REST);
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.SALES_RIGHTS);
    }

    @Override
    public void read(Element part, Statements statements) {
        SalesRights rights = part.name().equals(REST)
                ? new SalesRights(part.text(), REST_OF_WORLD)
                : new SalesRights(
                        part.textOf("SalesRightsType"),
                        part.first("Territory").map(RightsRule::territory).orElse(Territory.NOT_STATED));
        statements.state(MetadataField.SALES_RIGHTS, rights, part);
    }

    static Territory territory(Element territory) {
        return new Territory(
                codes(territory, "CountriesIncluded"),
                codes(territory, "RegionsIncluded"),
                codes(territory, "CountriesExcluded"),
                codes(territory, "RegionsExcluded"));
    }

    private static List<String> codes(Element territory, String name) {
        String text = territory.textOf(name);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    static Element element(Territory territory) {
        return Element.of("Territory")
                .add("CountriesIncluded", String.join(" ", territory.countries()))
                .add("RegionsIncluded", String.join(" ", territory.regions()))
                .add("CountriesExcluded", String.join(" ", territory.countriesWithout()))
                .add("RegionsExcluded", String.join(" ", territory.regionsWithout()));
    }

    @Override
    public void write(Pending pending, Parts parts) {
        SalesRights rights = pending.take(MetadataField.SALES_RIGHTS);
        if (rights.territory().equals(REST_OF_WORLD) && !parts.has(REST)) {
            parts.add(Element.of(REST, rights.type()));
        } else if (!rights.territory().equals(Territory.NOT_STATED)) {
            parts.add(Element.of(
                    "SalesRights", Element.of("SalesRightsType", rights.type()), element(rights.territory())));
        }
    }
}
