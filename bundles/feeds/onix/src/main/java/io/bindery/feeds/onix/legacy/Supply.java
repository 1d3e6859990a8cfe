package io.bindery.feeds.onix.legacy;

import io.bindery.feeds.onix.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Supply and prices of ONIX 2.1, as block 6 of ONIX 3.0 has them. For one record. */
final class Supply {

    private static final Set<String> OF_SUPPLIER =
            Set.of("SupplierIdentifier", "SupplierName", "TelephoneNumber", "FaxNumber", "EmailAddress", "Website");

    /** What stands after the supplier, in the order of ONIX 3.0, under the same name. */
    private static final List<String> AFTER =
            List.of("OrderTime", "Stock", "PackQuantity", "PalletQuantity", "UnpricedItemType");

    /** Code list 54 against code list 65. */
    private static final Map<String, String> AVAILABILITY =
            Map.of("IP", "20", "NP", "10", "OP", "51", "CS", "99", "TO", "22", "TU", "30", "RF", "44", "WS", "46");

    private final Consumer<Element> carry;

    /** @param carry is given what ONIX 3.0 has no place for */
    Supply(Consumer<Element> carry) {
        this.carry = carry;
    }

    /** The supply; a list of one. */
    List<Element> upgrade(Element old) {
        Element rest = Element.of("SupplyDetail");
        Element detail = new Element("SupplyDetail", old.line());
        Element supplier =
                Element.of("Supplier").add("SupplierRole", old.has("SupplierRole") ? old.textOf("SupplierRole") : "00");
        old.children().stream().filter(it -> OF_SUPPLIER.contains(it.name())).forEach(supplier::add);
        detail.add(supplier);
        if (old.has("ReturnsCode")) {
            detail.add(Element.of("ReturnsConditions")
                    .add("ReturnsCodeType", old.textOf("ReturnsCodeType"))
                    .add("ReturnsCode", old.textOf("ReturnsCode")));
        }
        detail.add("ProductAvailability", availability(old));
        date(old, "OnSaleDate", "02", detail);
        date(old, "ExpectedShipDate", "08", detail);
        AFTER.forEach(name -> old.all(name).forEach(detail::add));
        Element priceRest = Element.of("SupplyDetail");
        old.all("Price").forEach(price -> detail.add(price(price, priceRest)));
        Set<String> said = Set.of(
                "SupplierRole",
                "ReturnsCodeType",
                "ReturnsCode",
                "ProductAvailability",
                "OnSaleDate",
                "ExpectedShipDate",
                "Price",
                "SupplyToCountry",
                "SupplyToTerritory",
                "SupplyToRegion",
                "SupplyToCountryExcluded");
        for (Element child : old.children()) {
            boolean known = said.contains(child.name())
                    || OF_SUPPLIER.contains(child.name())
                    || AFTER.contains(child.name())
                    || child.name().equals("AvailabilityCode") && AVAILABILITY.containsKey(child.text());
            if (!known) {
                rest.add(child);
            }
        }
        priceRest.children().forEach(rest::add);
        if (!rest.children().isEmpty()) {
            carry.accept(rest);
        }
        Element supply = new Element("ProductSupply", old.line());
        market(old, supply);
        return List.of(supply.add(detail));
    }

    private static String availability(Element old) {
        String own = old.textOf("ProductAvailability");
        return own.isEmpty() ? AVAILABILITY.getOrDefault(old.textOf("AvailabilityCode"), "99") : own;
    }

    private static void market(Element old, Element supply) {
        List<String> countries = Publishing.codes(old, "SupplyToCountry");
        List<String> regions = Publishing.codes(old, "SupplyToTerritory", "SupplyToRegion");
        if (!countries.isEmpty() || !regions.isEmpty()) {
            supply.add(Element.of(
                    "Market",
                    Publishing.territory(
                            countries, regions, Publishing.codes(old, "SupplyToCountryExcluded"), List.of())));
        }
    }

    private static void date(Element old, String name, String role, Element detail) {
        if (old.has(name)) {
            detail.add(Element.of("SupplyDate", Element.of("SupplyDateRole", role), Publishing.date(old.textOf(name))));
        }
    }

    private static Element price(Element old, Element rest) {
        Element price = new Element("Price", old.line()).add("PriceType", old.textOf("PriceTypeCode"));
        copy(
                old,
                price,
                "PriceQualifier",
                "PriceTypeDescription",
                "PricePer",
                "MinimumOrderQuantity",
                "BatchBonus",
                "DiscountCoded");
        if (old.has("DiscountPercent")) {
            price.add(Element.of("Discount").add("DiscountPercent", old.textOf("DiscountPercent")));
        }
        copy(old, price, "PriceStatus", "PriceAmount");
        tax(old, "1", price);
        tax(old, "2", price);
        copy(old, price, "CurrencyCode");
        List<String> countries = Publishing.codes(old, "CountryCode");
        List<String> regions = Publishing.codes(old, "Territory");
        if (!countries.isEmpty() || !regions.isEmpty()) {
            price.add(Publishing.territory(
                    countries,
                    regions,
                    Publishing.codes(old, "CountryExcluded"),
                    Publishing.codes(old, "TerritoryExcluded")));
        }
        priceDate(old, "PriceEffectiveFrom", "14", price);
        priceDate(old, "PriceEffectiveUntil", "15", price);
        Element left = Element.of("Price");
        for (Element child : old.children()) {
            boolean said = child.name()
                    .matches(
                            "PriceTypeCode|PriceQualifier|PriceTypeDescription|PricePer|MinimumOrderQuantity|BatchBonus"
                                    + "|DiscountCoded|DiscountPercent|PriceStatus|PriceAmount|Tax.*[12]|CurrencyCode|CountryCode"
                                    + "|Territory|CountryExcluded|TerritoryExcluded|PriceEffective.*");
            if (!said) {
                left.add(child);
            }
        }
        if (!left.children().isEmpty()) {
            rest.add(left);
        }
        return price;
    }

    private static void copy(Element old, Element target, String... names) {
        for (String name : names) {
            old.all(name).forEach(target::add);
        }
    }

    private static void tax(Element old, String number, Element price) {
        if (old.has("TaxRateCode" + number) || old.has("TaxRatePercent" + number)) {
            price.add(Element.of("Tax", Element.of("TaxType", "01"))
                    .add("TaxRateCode", old.textOf("TaxRateCode" + number))
                    .add("TaxRatePercent", old.textOf("TaxRatePercent" + number))
                    .add("TaxableAmount", old.textOf("TaxableAmount" + number))
                    .add("TaxAmount", old.textOf("TaxAmount" + number)));
        }
    }

    private static void priceDate(Element old, String name, String role, Element price) {
        if (old.has(name)) {
            price.add(Element.of("PriceDate", Element.of("PriceDateRole", role), Publishing.date(old.textOf(name))));
        }
    }
}
