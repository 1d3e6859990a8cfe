package io.bindery.feeds.onix;

import io.bindery.feeds.onix.product.Dates;
import io.bindery.feeds.onix.xml.Element;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a message says of all its records. Immutable.
 *
 * @param name who sends it; not blank
 * @param sentAt when; null if it does not say
 * @param currency for prices that name none; empty if none is given
 * @param priceType for prices that name none
 * @param language for records that name none
 */
record Sender(String name, @Nullable Instant sentAt, String currency, String priceType, String language) {

    static final Sender UNKNOWN = new Sender("unknown", null, "", "", "");

    private static final int MAX_NAME = 200;

    static Sender of(Element header) {
        Element sender = header.first("Sender").orElse(header);
        String name =
                firstOf(sender, "SenderName", "FromCompany", "ContactName", "FromPerson", "EmailAddress", "FromEmail");
        if (name.isEmpty()) {
            name = sender.first("SenderIdentifier")
                    .map(it -> it.textOf("IDValue"))
                    .orElse("");
        }
        String sent = firstOf(header, "SentDateTime", "SentDate");
        return new Sender(
                name.isBlank() ? UNKNOWN.name() : name.substring(0, Math.min(MAX_NAME, name.length())),
                Dates.instant(sent).orElse(null),
                header.textOf("DefaultCurrencyCode"),
                firstOf(header, "DefaultPriceType", "DefaultPriceTypeCode"),
                header.textOf("DefaultLanguageOfText"));
    }

    private static String firstOf(Element element, String... names) {
        for (String name : names) {
            if (!element.textOf(name).isEmpty()) {
                return element.textOf(name);
            }
        }
        return "";
    }

    /** Writes into a record of ONIX 3.0 what it leaves to the header. */
    void complete(Element product) {
        for (Element supply : product.all("ProductSupply")) {
            for (Element detail : supply.all("SupplyDetail")) {
                detail.all("Price").forEach(this::completePrice);
            }
        }
        product.first("DescriptiveDetail")
                .filter(detail -> !language.isEmpty() && !detail.has("Language"))
                .ifPresent(detail -> detail.add(
                        Element.of("Language").add("LanguageRole", "01").add("LanguageCode", language)));
    }

    private void completePrice(Element price) {
        if (!priceType.isEmpty() && !price.has("PriceType")) {
            price.children().add(0, Element.of("PriceType", priceType));
        }
        if (!currency.isEmpty() && price.has("PriceAmount") && !price.has("CurrencyCode")) {
            int amount = price.children().indexOf(price.first("PriceAmount").orElseThrow());
            int tax = amount + 1;
            while (tax < price.children().size()
                    && price.children().get(tax).name().startsWith("Tax")) {
                tax++;
            }
            price.children().add(tax, Element.of("CurrencyCode", currency));
        }
    }
}
