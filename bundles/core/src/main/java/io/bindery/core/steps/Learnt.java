package io.bindery.core.steps;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.store.StepResult;

/**
 * What a step has found out of a book. Immutable.
 *
 * @param step the step's name
 * @param result what it found out
 */
public record Learnt(String step, StepResult result) {

    /** Whether it is about the book's metadata, though it may have found none. */
    public boolean aboutMetadata() {
        return step.equals(ExtractMetadata.NAME) || step.equals(EnrichMetadata.NAME);
    }

    /** Who says it: the file through the plugin that reads it, or a program. */
    public Source source() {
        return step.equals(ExtractMetadata.NAME) ? Source.FILE : Source.DERIVED;
    }

    /** What is known with it. */
    public BookMetadata addedTo(BookMetadata known) {
        return known.apply(result.patch(), source(), result.plugin(), result.producedAt());
    }
}
