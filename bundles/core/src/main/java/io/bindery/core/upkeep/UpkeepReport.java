package io.bindery.core.upkeep;

import java.util.List;

/**
 * What was found or removed. Immutable.
 *
 * @param applied whether it was removed, or only looked for
 * @param lines one for each kind of thing
 * @param notes for a person: what could not be done, and why
 */
public record UpkeepReport(boolean applied, List<Line> lines, List<String> notes) {
    public UpkeepReport {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * One kind of thing. Immutable.
     *
     * @param what e.g. {@code jobs REJECTED}
     * @param rule why they go, e.g. {@code older than P90D}
     * @param count how many
     * @param bytes how much room they take; -1 if that is not known
     */
    public record Line(String what, String rule, long count, long bytes) {}
}
