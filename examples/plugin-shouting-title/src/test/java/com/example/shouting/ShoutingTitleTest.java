package com.example.shouting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShoutingTitleTest {

    private final Title subtitle = new Title("or, the Whale", Title.Type.SUBTITLE);

    @Test
    void the_main_title_is_shouted_and_the_subtitle_is_not() {
        BookMetadata after = enriched(known(Title.main("Moby-Dick"), subtitle));

        assertEquals(List.of(Title.main("MOBY-DICK"), subtitle), after.all(MetadataField.TITLES));
    }

    @Test
    void a_title_that_is_loud_enough_is_left_alone() {
        BookMetadata known = known(Title.main("MOBY-DICK"), subtitle);

        assertEquals(known, enriched(known));
    }

    private static BookMetadata known(Title... titles) {
        MetadataPatch.Builder patch = MetadataPatch.builder();
        List.of(titles).forEach(title -> patch.add(MetadataField.TITLES, title, "package.opf"));
        return BookMetadata.EMPTY.apply(patch.build(), "test", Instant.EPOCH);
    }

    /** Neither the book nor the context matters to this enricher. */
    private static BookMetadata enriched(BookMetadata known) {
        return known.apply(new ShoutingTitle().enrich(null, known, null), "shouting-title", Instant.EPOCH);
    }
}
