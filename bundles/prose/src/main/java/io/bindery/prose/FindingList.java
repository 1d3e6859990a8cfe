package io.bindery.prose;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings of a check of ours. Of each kind the first {@value #KEPT} are kept, and one more says how many there were
 * besides: a book with a thousand broken links has one fault, not a thousand. For one thread.
 */
public final class FindingList {

    /** How many findings of one code are kept. */
    public static final int KEPT = 100;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** Adds what our own check found. */
    public void add(ErrorCode code, Severity severity, String message, Location location) {
        add(new Finding(code.code(), severity, "bindery", message, code.remedy(), location));
    }

    /** Adds any finding. */
    public void add(Finding finding) {
        Kind kind = kinds.computeIfAbsent(finding.code(), code -> new Kind());
        if (kind.worst == null || finding.severity().compareTo(kind.worst.severity()) < 0) {
            kind.worst = finding;
        }
        if (++kind.count <= KEPT) {
            kept.add(finding);
        }
    }

    /** Whether there is a finding of this kind. */
    public boolean has(ErrorCode code) {
        return kinds.containsKey(code.code());
    }

    /** All that was kept, in order, and what was left out as one finding a kind, as bad as the worst of them. */
    public List<Finding> toList() {
        List<Finding> all = new ArrayList<>(kept);
        for (Kind kind : kinds.values()) {
            Finding worst = kind.worst;
            if (kind.count > KEPT && worst != null) {
                String message = (kind.count - KEPT) + " more of this kind were left out";
                all.add(new Finding(
                        worst.code(), worst.severity(), worst.source(), message, worst.remedy(), Location.BOOK));
            }
        }
        return all;
    }

    private static final class Kind {
        private int count;
        private @org.jspecify.annotations.Nullable Finding worst;
    }
}
