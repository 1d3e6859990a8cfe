package io.bindery.conversion.repair;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many faults of each kind were mended. Immutable. */
public final class RepairReport {

    /** What is added to the name of the made book for the file with the counts beside it. */
    public static final String SUFFIX = ".repairs";

    private final EnumMap<RepairError, Integer> counts;

    RepairReport(Map<RepairError, Integer> counts) {
        this.counts = new EnumMap<>(RepairError.class);
        this.counts.putAll(counts);
    }

    /** The counts, each more than 0; a copy. */
    public Map<RepairError, Integer> counts() {
        return new EnumMap<>(counts);
    }

    /** How many in all. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One finding a kind, for information. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        counts.forEach((fault, count) -> findings.add(new Finding(
                fault.code(),
                Severity.INFO,
                "bindery",
                count + " mended: " + fault.cause(),
                fault.remedy(),
                Location.BOOK)));
        return findings;
    }

    /**
     * Writes the counts beside the made book, into a file of its name and {@link #SUFFIX}: UTF-8, a line a kind, in order of the
     * codes, each the code, a tab, the count, a tab, and the cause for a person. No line if nothing was wrong.
     */
    public Path writeBeside(Path book) throws IOException {
        StringBuilder lines = new StringBuilder();
        counts.forEach((fault, count) -> lines.append(fault.code())
                .append('\t')
                .append(count)
                .append('\t')
                .append(fault.cause())
                .append('\n'));
        Path file = book.resolveSibling(book.getFileName() + SUFFIX);
        return Files.writeString(file, lines, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
