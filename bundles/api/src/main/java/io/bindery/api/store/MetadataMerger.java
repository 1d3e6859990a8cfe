package io.bindery.api.store;

import io.bindery.api.metadata.BookMetadata;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a book's metadata out of what its sources say. The platform provides it; a store calls it in the transaction that changes
 * a layer. Pure: the same layers give the same metadata, in whatever order they are. Safe for use by several threads.
 */
@ConsumerType
@FunctionalInterface
public interface MetadataMerger {

    /** The metadata in effect. Layers that are withdrawn do not count. */
    BookMetadata effective(List<MetadataLayer> layers);
}
