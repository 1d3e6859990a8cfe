package io.bindery.core.jobs;

import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.job.Failure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of making a book in another format. Immutable.
 *
 * @param format the format's short name, e.g. {@code pdf}, or its media type if it has none
 * @param mediaType the format
 * @param state what came of it
 * @param converter who made it, or tried last; empty if nobody could
 * @param converterVersion its version; empty likewise
 * @param sha256 the hash of what was made, under which it is stored; empty unless it is {@link State#MADE}
 * @param sizeBytes its size; 0 unless it is {@link State#MADE}
 * @param proof how it was proved
 * @param failure why there is none; null if it is {@link State#MADE}
 * @param findings what was found in what was made, or why each converter failed
 * @param at when
 */
public record Rendition(
        String format,
        MediaType mediaType,
        State state,
        String converter,
        String converterVersion,
        String sha256,
        long sizeBytes,
        Proof proof,
        @Nullable Failure failure,
        List<Finding> findings,
        Instant at) {

    /** What came of a target. */
    public enum State {
        /** It was made, and what was made is proved. */
        MADE,
        /** It could not be made, or what was made is not the book. */
        FAILED,
        /** Nobody is here who could make it: a plugin or a program is missing. */
        NOT_AVAILABLE
    }

    /**
     * How what was made was proved, beside that its format's rules are kept. Immutable.
     *
     * @param words how many words the book has; 0 if they were not compared
     * @param recall how many of them, from 0 to 1, are in what was made, in the same order; negative if they were not compared
     * @param note why they were not compared; empty if they were
     */
    public record Proof(long words, double recall, String note) {

        /** Nothing was made, so nothing was proved. */
        public static final Proof NONE = new Proof(0, -1, "");
    }

    public Rendition {
        findings = List.copyOf(findings);
    }
}
