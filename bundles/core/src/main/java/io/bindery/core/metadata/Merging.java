package io.bindery.core.metadata;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataMerger;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Merges by the platform's precedence; see docs/metadata.md. Thread-safe. */
@Component(service = MetadataMerger.class)
public final class Merging implements MetadataMerger {

    @Override
    public BookMetadata effective(List<MetadataLayer> layers) {
        return merge(layers).effective();
    }

    /** All that the layers come to, with what does not count. */
    public static Merged merge(List<MetadataLayer> layers) {
        return LayerMerge.of(layers);
    }
}
