package io.bindery.api.format;

import io.bindery.api.finding.Finding;
import java.util.List;

/**
 * The outcome of a validation. Immutable.
 *
 * @param findings all that was found, in order
 */
public record ValidationReport(List<Finding> findings) {

    public ValidationReport {
        findings = List.copyOf(findings);
    }

    /** Whether the book keeps the rules: no finding is an error or worse. */
    public boolean valid() {
        return findings.stream().noneMatch(finding -> finding.severity().rejects());
    }
}
