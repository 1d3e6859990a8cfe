package io.bindery.api.metadata;

import java.util.Objects;

/**
 * Where the book may be sold, or must not be. Immutable.
 *
 * @param type ONIX code list 46, e.g. {@code 01} for sale with exclusive rights, {@code 02} with non-exclusive rights, {@code 03} not for sale
 * @param territory where
 */
public record SalesRights(String type, Territory territory) {
    public SalesRights {
        type = Codes.digits(type, 2, "sales rights' type");
        Objects.requireNonNull(territory, "territory");
    }
}
