package io.bindery.stores.jobs;

import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Statement;
import io.bindery.api.store.MetadataLayer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names by which a book is found beside its own identifier: those that the trade gives once. */
final class BookNames {

    private static final Set<String> SCHEMES = Set.of("ISBN", "DOI", "ASIN", "GTIN");
    /** What is longer is no such name, and would not fit into an index. */
    private static final int LONGEST = 200;

    private BookNames() {}

    /** Those that a book's own layers give: its file's and persons'. */
    static Set<String> of(List<MetadataLayer> own) {
        Set<String> names = new LinkedHashSet<>();
        own.stream()
                .filter(layer -> !layer.withdrawn() && givesNames(layer.key().source()))
                .forEach(layer -> names.addAll(in(layer.patch())));
        return names;
    }

    /** Those that a layer may change who it is about: the identifier it is kept under, and the names that it gives. */
    static Set<String> touchedBy(MetadataLayer layer) {
        Set<String> names = new LinkedHashSet<>(Set.of(layer.key().identifier()));
        if (givesNames(layer.key().source())) {
            names.addAll(in(layer.patch()));
        }
        return names;
    }

    private static boolean givesNames(Source source) {
        return source == Source.FILE || source == Source.PERSON;
    }

    static Set<String> in(MetadataPatch patch) {
        Set<String> names = new LinkedHashSet<>();
        for (Statement<?> statement : patch.statements()) {
            if (statement.field().equals(MetadataField.IDENTIFIERS) && statement.value() instanceof Identifier it) {
                boolean isbn = it.scheme().equals("GTIN") && it.value().matches("97[89]\\d{10}");
                String scheme = isbn ? "ISBN" : it.scheme();
                if (SCHEMES.contains(scheme) && it.value().length() <= LONGEST) {
                    names.add(scheme.toLowerCase(Locale.ROOT) + ":" + Clean.text(it.value()));
                }
            }
        }
        return names;
    }
}
