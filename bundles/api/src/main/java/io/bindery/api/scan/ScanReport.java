package io.bindery.api.scan;

import io.bindery.api.finding.Finding;
import java.util.List;

/**
 * What a scanner found. Immutable.
 *
 * @param threats the names of the signatures that fit, as the scanner writes them; not empty if the book is infected
 * @param remarks what else is to be said, e.g. that a part was not looked at; an error or worse rejects the book
 */
public record ScanReport(List<String> threats, List<Finding> remarks) {

    /** Nothing was found. */
    public static final ScanReport CLEAN = new ScanReport(List.of(), List.of());

    public ScanReport {
        threats = List.copyOf(threats);
        remarks = List.copyOf(remarks);
    }
}
