package io.bindery.core.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Which values of a field stand in each other's place. A field has slots, and a source that counts more takes a slot from those that
 * count less: a field of one value has one slot; titles have one for each type of title; contributors have one for each name and
 * role, so that they unite. Thread-safe.
 */
final class Slots {

    private static final Object ONLY = "";
    private static final Map<MetadataField<?>, Function<Object, Object>> SLOTS = new HashMap<>();

    static {
        slot(MetadataField.TITLES, title -> title.type());
        slot(MetadataField.CONTRIBUTORS, it -> List.of(folded(it.name()), it.role()));
        slot(MetadataField.LANGUAGES, language -> language.toLowerCase(Locale.ROOT));
        slot(MetadataField.DATES, date -> date.role());
        slot(MetadataField.DESCRIPTIONS, it -> List.of(it.type(), it.language()));
        slot(MetadataField.SUBJECTS, it -> List.of(it.scheme(), it.code().isEmpty() ? folded(it.text()) : it.code()));
        slot(MetadataField.SERIES, it -> folded(it.name()));
        slot(MetadataField.AUDIENCE_RANGES, range -> range.qualifier());
        slot(MetadataField.COMPLEXITIES, it -> it.scheme());
        slot(MetadataField.MENTIONS, it -> List.of(it.kind(), folded(it.name())));
        slot(MetadataField.PRICES, it -> List.of(it.type(), it.currency(), it.territory(), it.from()));
        slot(MetadataField.AI_DISCLOSURES, it -> folded(it.part()));
        slot(MetadataField.ACCESSIBILITY, it -> it.property());
        slot(MetadataField.EXTENTS, it -> List.of(it.type(), it.unit()));
        // Halves of these from two sources would make a whole that nobody has stated.
        slot(MetadataField.SALES_RIGHTS, it -> ONLY);
        slot(MetadataField.CONTENTS, it -> ONLY);
    }

    private Slots() {}

    private static <T> void slot(MetadataField<T> field, Function<T, Object> slot) {
        SLOTS.put(field, value -> slot.apply(field.type().cast(value)));
    }

    /** The slot of a value; of a field that is not named above, each value has its own. */
    static Object of(MetadataField<?> field, Object value) {
        if (field.cardinality() == Cardinality.ONE) {
            return ONLY;
        }
        Function<Object, Object> slot = SLOTS.get(field);
        return slot == null ? value : slot.apply(value);
    }

    /** A text as it is compared: composed, without regard to case, width and the number of spaces. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
