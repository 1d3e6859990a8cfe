package io.bindery.core.steps;

import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.StepResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task found out. Immutable.
 *
 * @param findings what was found
 * @param patch what was learnt of the book
 * @param attributes facts for the job, see {@link Task}
 * @param catalogueEntry the book as it is to stand in the catalogue; null to leave the catalogue alone
 * @param effect what it means for the job
 * @param key the key under which it is kept, if the task itself decides that; else null
 * @param known where it was found, if it was known; else null
 */
public record Answer(
        List<Finding> findings,
        MetadataPatch patch,
        Map<String, String> attributes,
        @Nullable CatalogueEntry catalogueEntry,
        Effect effect,
        @Nullable String key,
        @Nullable StepResult known) {

    /** What an answer means for the job. */
    public enum Effect {
        /** It is about the book: an error among its findings rejects the book. */
        JUDGES_BOOK,
        /** It is about something made of the book: its findings say nothing of the book. */
        MADE,
        /** The task could not be done, and the job goes on without it. Kept with the job, and never used for another. */
        OMITTED
    }

    public Answer {
        findings = List.copyOf(findings);
        attributes = Map.copyOf(attributes);
    }

    /** An answer about the book, kept under the task's key. */
    public Answer(
            List<Finding> findings,
            MetadataPatch patch,
            Map<String, String> attributes,
            @Nullable CatalogueEntry catalogueEntry) {
        this(findings, patch, attributes, catalogueEntry, Effect.JUDGES_BOOK, null, null);
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

    /** Something was made of the book. */
    public static Answer made(String key, List<Finding> findings, Map<String, String> facts) {
        return new Answer(findings, MetadataPatch.EMPTY, facts, null, Effect.MADE, key, null);
    }

    /** The task could not be done. */
    public static Answer omitted(List<Finding> findings, Map<String, String> facts) {
        return new Answer(findings, MetadataPatch.EMPTY, facts, null, Effect.OMITTED, null, null);
    }

    /** An answer that is kept already. */
    public static Answer known(StepResult result, Effect effect) {
        return new Answer(result.findings(), result.patch(), result.attributes(), null, effect, result.key(), result);
    }

    /** Whether the book is rejected for it. */
    public boolean rejects() {
        return effect == Effect.JUDGES_BOOK
                && findings.stream().anyMatch(finding -> finding.severity().rejects());
    }
}
