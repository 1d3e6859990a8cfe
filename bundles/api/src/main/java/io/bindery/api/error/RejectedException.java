package io.bindery.api.error;

import io.bindery.api.finding.Finding;
import java.util.List;
import java.util.Objects;

/**
 * The book is at fault: the job ends as {@code REJECTED} and its publisher is told the findings. Trying again without
 * another book would give the same answer.
 */
public class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Finding> findings;

    /**
     * @param code what is wrong
     * @param message what is wrong with this very book, for a person
     * @param findings where it is wrong; may be empty
     */
    public RejectedException(ErrorCode code, String message, List<Finding> findings) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
        this.findings = List.copyOf(findings);
    }

    /** What is wrong. */
    public ErrorCode code() {
        return code;
    }

    /** Where it is wrong; unmodifiable, may be empty. */
    public List<Finding> findings() {
        return findings;
    }
}
