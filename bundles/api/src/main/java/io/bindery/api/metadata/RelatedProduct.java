package io.bindery.api.metadata;

import java.util.Objects;

/**
 * Another product that has to do with this one. Immutable.
 *
 * @param relation ONIX code list 51, e.g. {@code 13} the print product on which this e-book is based, {@code 06} alternative format,
 *     {@code 03} replaces, {@code 05} replaced by; two digits
 * @param identifier which product
 */
public record RelatedProduct(String relation, Identifier identifier) {
    public RelatedProduct {
        relation = Codes.digits(relation, 2, "relation");
        Objects.requireNonNull(identifier, "identifier");
    }
}
