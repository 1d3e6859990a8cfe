package io.bindery.core.caretaker;

import io.bindery.api.job.JobState;
import io.bindery.api.store.StateUpkeep;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Removes what has become older than the policy keeps, a little at a time so that it is in nobody's way. */
final class Retention {

    private static final int BATCH = 200;
    private static final long PAUSE_MILLIS = 20;

    private final StateUpkeep state;
    private final Policy policy;

    Retention(StateUpkeep state, Policy policy) {
        this.state = state;
        this.policy = policy;
    }

    UpkeepReport run(Path inbox, boolean apply) {
        Instant now = Instant.now();
        List<UpkeepReport.Line> lines = new ArrayList<>();
        Map<JobState, Long> jobs = apply ? removeJobs(now) : countJobs(now);
        jobs.forEach((ended, count) -> lines.add(
                new UpkeepReport.Line("jobs " + ended, rule(policy.jobs().get(ended)), count, -1)));
        if (policy.events() != null) {
            Instant before = now.minus(policy.events());
            long count = apply
                    ? untilNone(() -> state.removeEvents(before, BATCH * 10))
                    : state.countRemovableEvents(before);
            lines.add(new UpkeepReport.Line("events", rule(policy.events()), count, -1));
        }
        if (policy.inboxFiles() != null) {
            OldInboxFiles files = files(inbox, now.minus(policy.inboxFiles()), apply);
            lines.add(new UpkeepReport.Line("inbox files", rule(policy.inboxFiles()), files.count(), files.bytes()));
        }
        List<String> notes = lines.isEmpty()
                ? List.of("all is kept; the configuration io.bindery.core.upkeep can say for how long")
                : List.of();
        return new UpkeepReport(apply, lines, notes);
    }

    private static String rule(Duration age) {
        return "older than " + age;
    }

    private static OldInboxFiles files(Path inbox, Instant before, boolean apply) {
        try {
            return new OldInboxFiles(inbox, before, apply).look();
        } catch (IOException e) {
            throw new StoreUnavailableException("the inbox cannot be looked through: " + e.getMessage(), e);
        }
    }

    private Map<JobState, Long> countJobs(Instant now) {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        policy.jobs().forEach((ended, age) -> counts.put(ended, state.countRemovableJobs(ended, now.minus(age))));
        return counts;
    }

    /** Again and again, since the removal of one job may be what another one's removal waits for. */
    private Map<JobState, Long> removeJobs(Instant now) {
        Map<JobState, Long> removed = new EnumMap<>(JobState.class);
        long before;
        do {
            before = sum(removed);
            policy.jobs()
                    .forEach((ended, age) -> removed.merge(
                            ended, untilNone(() -> state.removeJobs(ended, now.minus(age), BATCH)), Long::sum));
        } while (sum(removed) > before);
        return removed;
    }

    private static long sum(Map<JobState, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long untilNone(IntSupplier removal) {
        long removed = 0;
        for (int some = removal.getAsInt(); some > 0; some = removal.getAsInt()) {
            removed += some;
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return removed; // the platform stops; the rest goes another time
            }
        }
        return removed;
    }
}
