package io.bindery.stores.jobs;

import io.bindery.api.job.JobState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts jobs by state. Those that have not ended are few and counted at each call; those that have ended may be millions, so
 * once there are some thousands, they are counted so seldom that it takes a hundredth of the time at the most. Thread-safe.
 */
final class JobCounts {

    /** With fewer jobs than these, counting all takes about a millisecond. */
    private static final long MANY = 2_000;

    private static final int REST = 100;

    private static final List<JobState> ALL = List.of(JobState.values());
    private static final List<JobState> UNFINISHED =
            Arrays.stream(JobState.values()).filter(state -> !state.terminal()).toList();

    private final Sessions sessions;
    private Map<JobState, Long> last = Map.of();
    private long countAllAt = System.nanoTime();

    JobCounts(Sessions sessions) {
        this.sessions = sessions;
    }

    synchronized Map<JobState, Long> get() {
        long start = System.nanoTime();
        boolean all = start - countAllAt >= 0;
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        if (!all) {
            counts.putAll(last);
            counts.keySet().removeAll(UNFINISHED);
        }
        counts.putAll(count(all ? ALL : UNFINISHED));
        if (all) {
            long took = System.nanoTime() - start;
            long jobs = counts.values().stream().mapToLong(Long::longValue).sum();
            countAllAt = System.nanoTime() + (jobs < MANY ? 0 : took * REST);
            last = Map.copyOf(counts);
        }
        return counts;
    }

    private Map<JobState, Long> count(List<JobState> states) {
        return sessions.inOneStatement("count jobs", session -> {
            Map<JobState, Long> counts = new EnumMap<>(JobState.class);
            session.createSelectionQuery(
                            "select state, count(*) from JobRow where state in (:states) group by state",
                            Object[].class)
                    .setParameterList("states", states)
                    .getResultList()
                    .forEach(row -> counts.put((JobState) row[0], (Long) row[1]));
            return counts;
        });
    }
}
