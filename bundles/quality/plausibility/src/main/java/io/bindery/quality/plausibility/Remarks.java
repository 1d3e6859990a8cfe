package io.bindery.quality.plausibility;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects findings of this plugin; for one thread. */
final class Remarks {

    private static final int MOST = 200;
    private static final int SHOWN = 120;

    private final List<Finding> findings = new ArrayList<>();

    void warn(PlausibilityError error, String message, Location location) {
        add(error, Severity.WARNING, message, location);
    }

    void inform(PlausibilityError error, String message, Location location) {
        add(error, Severity.INFO, message, location);
    }

    private void add(PlausibilityError error, Severity severity, String message, Location location) {
        if (findings.size() < MOST) {
            findings.add(
                    new Finding(error.code(), severity, PlausibilityChecker.NAME, message, error.remedy(), location));
        }
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }

    /** A text as a message shows it. */
    static String quoted(String text) {
        return "“" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "”";
    }
}
