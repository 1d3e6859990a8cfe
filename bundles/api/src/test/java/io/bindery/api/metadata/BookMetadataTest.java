package io.bindery.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookMetadataTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final BookMetadata read = BookMetadata.EMPTY.apply(
            MetadataPatch.builder()
                    .add(MetadataField.TITLES, Title.main("Moby-Dick"), "dc:title")
                    .add(MetadataField.TITLES, new Title("or, The Whale", Title.Type.SUBTITLE), "dc:title")
                    .add(MetadataField.PUBLISHER, "Harper", "dc:publisher")
                    .build(),
            "epub",
            NOON);

    @Test
    void adding_to_a_field_of_many_keeps_the_order() {
        assertThat(read.all(MetadataField.TITLES))
                .extracting(Title::text)
                .containsExactly("Moby-Dick", "or, The Whale");
        assertThat(read.title()).contains("Moby-Dick");
    }

    @Test
    void adding_to_a_field_of_one_leaves_the_value_that_is_there() {
        BookMetadata next = read.apply(
                MetadataPatch.builder()
                        .add(MetadataField.PUBLISHER, "Other", "guess")
                        .build(),
                "other",
                NOON);
        assertThat(next.first(MetadataField.PUBLISHER)).contains("Harper");
    }

    @Test
    void replacing_takes_the_place_of_all_that_others_said_and_names_the_plugin() {
        BookMetadata next = read.apply(
                MetadataPatch.builder()
                        .replace(MetadataField.TITLES, Title.main("MOBY-DICK"), "shout")
                        .replace(MetadataField.TITLES, new Title("THE WHALE", Title.Type.SHORT), "shout")
                        .build(),
                "shouting",
                NOON);
        assertThat(next.all(MetadataField.TITLES)).extracting(Title::text).containsExactly("MOBY-DICK", "THE WHALE");
        assertThat(next.sourced(MetadataField.TITLES).get(0).provenance())
                .isEqualTo(new Provenance("shouting", "shout", 1, NOON));
        assertThat(read.title()).contains("Moby-Dick");
    }

    @Test
    void a_statement_of_the_wrong_type_is_refused() {
        assertThatThrownBy(() -> wronglyTyped(MetadataField.WORD_COUNT, "many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wordCount");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void wronglyTyped(MetadataField field, Object value) {
        MetadataPatch.builder().add(field, value, "");
    }
}
