package io.bindery.core.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.store.MetadataLayer;
import java.time.Instant;
import java.util.Set;

/** Layers for tests, in few words. */
final class Said {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private Said() {}

    /** What a source says at a minute. */
    static MetadataLayer by(Source source, String name, int minute, MetadataPatch.Builder patch) {
        return new MetadataLayer(
                new MetadataLayer.Key("acme", "isbn:9780306406157", source, name),
                name,
                "rec-" + name,
                patch.build(),
                AT.plusSeconds(60L * minute));
    }

    static MetadataLayer clears(Source source, MetadataField<?> field) {
        return new MetadataLayer(
                new MetadataLayer.Key("acme", "isbn:9780306406157", source, field.name()),
                "person:ada",
                "",
                MetadataPatch.EMPTY,
                Set.of(field),
                AT,
                false);
    }

    static MetadataLayer withdrawn(MetadataLayer layer) {
        return new MetadataLayer(
                layer.key(), layer.statedBy(), layer.reference(), layer.patch(), layer.cleared(), layer.at(), true);
    }

    static MetadataPatch.Builder patch() {
        return MetadataPatch.builder();
    }
}
