package io.bindery.core.metadata;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.store.MetadataLayer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Merges what the sources of a book say. Field by field, the layers are asked in the order of their rank: persons, feeds, programs
 * that replace what the file says, the file, programs that add to it; of one rank the latest first. Each fills the {@link Slots} that
 * are still empty. One that replaces or clears the field is the last to be asked. Used once, by one thread.
 */
final class LayerMerge {

    private record Asked(MetadataLayer layer, BookMetadata says, Set<MetadataField<?>> replaces) {

        static Asked of(MetadataLayer layer) {
            return new Asked(
                    layer,
                    layer.alone(),
                    layer.patch().statements().stream()
                            .filter(statement -> statement.operation() == Operation.REPLACE)
                            .map(statement -> statement.field())
                            .collect(Collectors.toSet()));
        }

        boolean ends(MetadataField<?> field) {
            return replaces.contains(field) || layer.cleared().contains(field);
        }

        /** 0 counts most. */
        int rank(MetadataField<?> field) {
            return switch (layer.key().source()) {
                case PERSON -> 0;
                case FEED -> 1;
                case FILE -> 3;
                case DERIVED -> ends(field) ? 2 : 4;
            };
        }
    }

    private static final Comparator<Asked> LATEST_FIRST = Comparator.comparing(
                    (Asked asked) -> asked.layer().at(), Comparator.reverseOrder())
            .thenComparing(asked -> asked.layer().key().name())
            .thenComparing(asked -> asked.layer().key().identifier());

    private final List<Asked> layers;
    private final BookMetadata.Builder effective = BookMetadata.builder();
    private final List<Superseded> superseded = new ArrayList<>();
    private final Map<MetadataField<?>, MetadataLayer> cleared = new LinkedHashMap<>();

    private LayerMerge(List<MetadataLayer> layers) {
        this.layers = layers.stream()
                .filter(layer -> !layer.withdrawn())
                .map(Asked::of)
                .toList();
    }

    static Merged of(List<MetadataLayer> layers) {
        LayerMerge merge = new LayerMerge(layers);
        merge.fields().forEach(merge::merge);
        return new Merged(
                merge.effective.build(),
                merge.superseded,
                merge.cleared,
                merge.layers.stream().map(Asked::layer).toList());
    }

    /** The fields of which something is said: known ones in their order, then plugins' own by name. */
    private Set<MetadataField<?>> fields() {
        Set<MetadataField<?>> said = new HashSet<>();
        for (Asked asked : layers) {
            said.addAll(asked.says().fields());
            said.addAll(asked.layer().cleared());
        }
        Set<MetadataField<?>> fields = new LinkedHashSet<>(MetadataField.known());
        fields.retainAll(said);
        Map<String, MetadataField<?>> own = new TreeMap<>();
        said.stream().filter(field -> !fields.contains(field)).forEach(field -> own.put(field.name(), field));
        fields.addAll(own.values());
        return fields;
    }

    private <T> void merge(MetadataField<T> field) {
        List<Asked> order = layers.stream()
                .filter(asked -> asked.says().fields().contains(field)
                        || asked.layer().cleared().contains(field))
                .sorted(Comparator.comparing((Asked asked) -> asked.rank(field)).thenComparing(LATEST_FIRST))
                .toList();
        Map<Object, MetadataLayer> taken = new HashMap<>();
        Set<Object> counting = new HashSet<>();
        Asked end = null;
        for (Asked asked : order) {
            boolean late = end != null && !addsAfter(asked, end, field);
            Map<Object, MetadataLayer> fills = new HashMap<>();
            for (Sourced<T> value : asked.says().sourced(field)) {
                Object slot = Slots.of(field, value.value());
                MetadataLayer by = late && end != null ? end.layer() : taken.get(slot);
                if (by != null) {
                    superseded.add(new Superseded(field, value, asked.layer(), by, counting.contains(value.value())));
                } else if (counting.add(value.value())) {
                    effective.add(field, value);
                    fills.put(slot, asked.layer());
                }
            }
            taken.putAll(fills);
            end = end == null && asked.ends(field) ? clearing(field, asked) : end;
        }
    }

    private @Nullable Asked clearing(MetadataField<?> field, Asked asked) {
        if (asked.layer().cleared().contains(field)) {
            cleared.put(field, asked.layer());
        }
        return asked;
    }

    /** Whether a program adds to what an earlier program has put in the place of the file's values. */
    private static boolean addsAfter(Asked asked, Asked end, MetadataField<?> field) {
        return end.layer().key().source() == Source.DERIVED
                && asked.layer().key().source() == Source.DERIVED
                && !asked.ends(field)
                && asked.layer().at().isAfter(end.layer().at());
    }
}
