package io.bindery.core.steps;

import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.CatalogueEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task found out. Immutable.
 *
 * @param findings what was found in the book
 * @param patch what was learnt of it
 * @param attributes facts for the job, see {@link Task}
 * @param catalogueEntry the book as it is to stand in the catalogue; null to leave the catalogue alone
 */
public record Answer(
        List<Finding> findings,
        MetadataPatch patch,
        Map<String, String> attributes,
        @Nullable CatalogueEntry catalogueEntry) {

    public Answer {
        findings = List.copyOf(findings);
        attributes = Map.copyOf(attributes);
    }

    static Answer found(List<Finding> findings) {
        return new Answer(findings, MetadataPatch.EMPTY, Map.of(), null);
    }

    static Answer learnt(MetadataPatch patch) {
        return new Answer(List.of(), patch, Map.of(), null);
    }

    static Answer facts(Map<String, String> attributes) {
        return new Answer(List.of(), MetadataPatch.EMPTY, attributes, null);
    }

    static Answer catalogue(CatalogueEntry entry) {
        return new Answer(List.of(), MetadataPatch.EMPTY, Map.of(), entry);
    }

    /** Whether the book is rejected for it. */
    public boolean rejects() {
        return findings.stream().anyMatch(finding -> finding.severity().rejects());
    }
}
