package io.bindery.conversion.repair;

import java.util.EnumMap;
import java.util.Map;

/** Counts faults while they are mended. For one repair by one thread. */
final class Tally {

    private final Map<RepairError, Integer> counts = new EnumMap<>(RepairError.class);

    void add(RepairError fault) {
        counts.merge(fault, 1, Integer::sum);
    }

    RepairReport report() {
        return new RepairReport(counts);
    }
}
