package io.bindery.api.metadata;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the book costs. Immutable.
 *
 * @param type ONIX code list 58, e.g. {@code 01} recommended price without tax, {@code 02} with tax, {@code 42} publisher's price with tax
 * @param amount how much, in the currency's main unit; not negative
 * @param currency ISO 4217
 * @param territory where it holds; {@link Territory#NOT_STATED} if the source does not say
 * @param from first day on which it holds, as an ISO 8601 date; empty if open
 * @param until last day; empty if open
 */
public record Price(String type, BigDecimal amount, String currency, Territory territory, String from, String until) {
    public Price {
        type = Codes.digits(type, 2, "price's type");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a price is not negative: " + amount);
        }
        currency = Codes.capitals(currency, "currency");
        Objects.requireNonNull(territory, "territory");
        from = Texts.optional(from);
        until = Texts.optional(until);
    }
}
