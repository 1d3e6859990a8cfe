package io.bindery.core.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.store.MetadataLayer;

/**
 * A value that a source states and that does not count, because another one counts more. Immutable.
 *
 * @param field what it is about
 * @param value the value with its provenance
 * @param layer the layer that states it
 * @param by the layer that counts more
 * @param agrees whether that one states the same value
 */
public record Superseded(
        MetadataField<?> field, Sourced<?> value, MetadataLayer layer, MetadataLayer by, boolean agrees) {}
