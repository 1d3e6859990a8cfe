package io.bindery.feeds.onix.rules;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one record; each finding names the record and the line of the message. Bounded. For one thread. */
public final class Problems {

    /** How many of one record are told. */
    private static final int MAX = 50;

    private static final int MAX_REFERENCE = 200;

    private final String reference;
    private final List<Finding> findings = new ArrayList<>();

    /** @param reference the record's reference, or what is said in its place */
    public Problems(String reference) {
        this.reference = reference.substring(0, Math.min(MAX_REFERENCE, reference.length()));
    }

    /** Adds one that keeps the record from being taken in. */
    public void refuse(ErrorCode code, String message, int line) {
        add(code, Severity.ERROR, message, line);
    }

    /** Adds one with which the record is taken in. */
    public void warn(ErrorCode code, String message, int line) {
        add(code, Severity.WARNING, message, line);
    }

    private void add(ErrorCode code, Severity severity, String message, int line) {
        if (findings.size() < MAX || severity == Severity.ERROR && findings.size() < 2 * MAX) {
            findings.add(new Finding(
                    code.code(), severity, "onix", message, code.remedy(), new Location(reference, line, 0)));
        }
    }

    /** All of them, in order. */
    public List<Finding> all() {
        return List.copyOf(findings);
    }
}
