package io.bindery.stores.search.postgres;

import io.bindery.api.search.Facet;
import java.util.EnumSet;
import java.util.Set;

/** How facets stand in the table of documents. */
final class Facets {

    /** Those with a column of values; the publisher is one for itself. */
    static final Set<Facet> COLUMNS = EnumSet.complementOf(EnumSet.of(Facet.PUBLISHER));

    private Facets() {}

    /** The array of a document's values. */
    static String values(Facet facet) {
        return facet == Facet.PUBLISHER ? "array[publisher]" : facet.label();
    }

    /** Whether a document has one of the values that are bound under {@code filter_} and the facet's label. */
    static String fits(Facet facet) {
        String wanted = ":filter_" + facet.label();
        return facet == Facet.PUBLISHER ? "publisher = any(" + wanted + ")" : facet.label() + " && " + wanted;
    }
}
