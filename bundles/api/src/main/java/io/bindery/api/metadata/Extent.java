package io.bindery.api.metadata;

import java.math.BigDecimal;

/**
 * How long the book is. Immutable.
 *
 * @param type ONIX code list 23, e.g. {@code 00} main content, {@code 07} pages of the print counterpart, {@code 09} duration, {@code 22} file size
 * @param value how much; not negative
 * @param unit ONIX code list 24, e.g. {@code 02} words, {@code 03} pages, {@code 05} minutes, {@code 17} bytes
 */
public record Extent(String type, BigDecimal value, String unit) {
    public Extent {
        type = Codes.digits(type, 2, "extent's type");
        if (value.signum() < 0) {
            throw new IllegalArgumentException("an extent is not negative: " + value);
        }
        unit = Codes.digits(unit, 2, "extent's unit");
    }
}
