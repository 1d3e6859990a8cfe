package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Price;
import io.bindery.api.metadata.Territory;
import io.bindery.feeds.onix.xml.Element;
import java.util.Optional;
import java.util.Set;

/** Prices (ONIX code lists 58, 96 and 173). What else is said of the supply is kept as it is. */
final class SupplyRule implements Rule {

    private static final String FROM = "14";
    private static final String UNTIL = "15";
    private static final String FROM_UNTIL = "24";

    @Override
    public Set<String> parts() {
        return Set.of("ProductSupply");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.PRICES);
    }

    @Override
    public void read(Element part, Statements statements) {
        IllegalArgumentException problem = null;
        for (Element supply : part.all("SupplyDetail")) {
            for (Element price : supply.all("Price")) {
                if (!price.has("PriceAmount")) {
                    continue; // free of charge, or not yet set, or in points
                }
                try {
                    statements.state(MetadataField.PRICES, price(price), price);
                } catch (IllegalArgumentException e) {
                    problem = e;
                }
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private static Price price(Element price) {
        String from = "";
        String until = "";
        for (Element date : price.all("PriceDate")) {
            String role = date.textOf("PriceDateRole");
            if (role.equals(FROM)) {
                from = Dates.read(date);
            } else if (role.equals(UNTIL)) {
                until = Dates.read(date);
            } else if (role.equals(FROM_UNTIL) && date.textOf("Date").matches("\\d{16}")) {
                from = Dates.iso(date.textOf("Date").substring(0, 8));
                until = Dates.iso(date.textOf("Date").substring(8));
            }
        }
        return new Price(
                price.textOf("PriceType"),
                FormRule.number(price.textOf("PriceAmount")),
                price.textOf("CurrencyCode"),
                price.first("Territory").map(RightsRule::territory).orElse(Territory.NOT_STATED),
                from,
                until);
    }

    /** Puts the price into the supply that is there; if there is none, into one of which nothing else is known. */
    @Override
    public void write(Pending pending, Parts parts) {
        Price price = pending.take(MetadataField.PRICES);
        Optional<Element> supply = parts.all("ProductSupply").stream()
                .flatMap(it -> it.all("SupplyDetail").stream())
                .findFirst();
        Element detail = supply.orElseGet(() -> {
            Element made = Element.of(
                    "SupplyDetail",
                    Element.of(
                            "Supplier", Element.of("SupplierRole", "00"), Element.of("SupplierName", supplier(parts))),
                    Element.of("ProductAvailability", "99"));
            parts.add(Element.of("ProductSupply", made));
            return made;
        });
        detail.children().removeIf(child -> child.name().equals("UnpricedItemType"));
        detail.add(element(price));
    }

    private static String supplier(Parts parts) {
        return parts.all("Publisher").stream()
                .map(publisher -> publisher.textOf("PublisherName"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("Publisher");
    }

    private static Element element(Price price) {
        Element element = Element.of(
                "Price",
                Element.of("PriceType", price.type()),
                Element.of("PriceAmount", price.amount().toPlainString()),
                Element.of("CurrencyCode", price.currency()));
        if (!price.territory().equals(Territory.NOT_STATED)) {
            element.add(RightsRule.element(price.territory()));
        }
        date(FROM, price.from(), element);
        date(UNTIL, price.until(), element);
        return element;
    }

    private static void date(String role, String date, Element price) {
        Dates.write(date)
                .ifPresent(element -> price.add(Element.of("PriceDate", Element.of("PriceDateRole", role), element)));
    }
}
