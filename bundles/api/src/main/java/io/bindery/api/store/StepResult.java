package io.bindery.api.store;

import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.MetadataPatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a finished step found out; a checkpoint. Kept under a key of all that it depends on, and used again for whatever
 * has the same key. Immutable.
 *
 * @param key hash of content, step, plugin, plugin version, configuration and inputs; at most 128 characters
 * @param plugin who found it out; empty for the platform
 * @param findings what was found in the book
 * @param patch what was learnt of the book
 * @param attributes other facts, e.g. {@code mediaType}
 * @param producedAt when
 */
public record StepResult(
        String key,
        String plugin,
        List<Finding> findings,
        MetadataPatch patch,
        Map<String, String> attributes,
        Instant producedAt) {
    public StepResult {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(plugin, "plugin");
        findings = List.copyOf(findings);
        Objects.requireNonNull(patch, "patch");
        attributes = Map.copyOf(attributes);
        Objects.requireNonNull(producedAt, "producedAt");
    }
}
