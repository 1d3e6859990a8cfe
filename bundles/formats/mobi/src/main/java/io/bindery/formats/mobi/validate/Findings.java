package io.bindery.formats.mobi.validate;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.formats.mobi.MobiError;
import java.util.ArrayList;
import java.util.List;

/** Collects what was seen, up to a number beyond which nobody reads. Not safe for use by several threads. */
final class Findings {

    /** The first ones tell enough of a book with more. */
    private static final int MOST = 100;

    private final List<Finding> all = new ArrayList<>();

    void error(MobiError error, long record, String message) {
        add(error, Severity.ERROR, at(record), message);
    }

    void warning(MobiError error, long record, String message) {
        add(error, Severity.WARNING, at(record), message);
    }

    void add(MobiError error, Severity severity, Location location, String message) {
        if (all.size() < MOST) {
            all.add(new Finding(error.code(), severity, "bindery", message, error.remedy(), location));
        }
    }

    /** Records have numbers and no names. */
    static Location at(long record) {
        return Location.of("records/" + record);
    }

    boolean reject() {
        return all.stream().anyMatch(finding -> finding.severity().rejects());
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
