package io.bindery.core.caretaker;

import io.bindery.api.job.JobState;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for how long, as the configuration says. Immutable.
 *
 * @param jobs by state
 * @param events null to keep them
 * @param inboxFiles null to keep them
 * @param unreferencedBytes null to keep them until somebody asks
 */
record Policy(
        Map<JobState, Duration> jobs,
        @Nullable Duration events,
        @Nullable Duration inboxFiles,
        @Nullable Duration unreferencedBytes) {

    static final Duration LEAST_AGE_OF_BYTES = Duration.ofMinutes(10);

    Policy {
        jobs = Map.copyOf(jobs);
        if (unreferencedBytes != null && unreferencedBytes.compareTo(LEAST_AGE_OF_BYTES) < 0) {
            throw new IllegalArgumentException("unreferenced bytes are kept for ten minutes at the least, not "
                    + unreferencedBytes + ": a book that is just being taken in would lose them");
        }
    }

    /** Everything is kept. */
    static final Policy KEEP_ALL = new Policy(Map.of(), null, null, null);

    /** @throws IllegalArgumentException if the configuration says what cannot be */
    static Policy of(UpkeepConfig config) {
        Map<JobState, Duration> jobs = new EnumMap<>(JobState.class);
        // a .cfg file gives all of them as one text
        for (String rule : String.join(",", config.jobs()).split(",")) {
            if (rule.isBlank()) {
                continue;
            }
            String[] parts = rule.split("=", 2);
            JobState state = state(rule, parts[0].strip().toUpperCase(Locale.ROOT));
            jobs.put(
                    state,
                    age("jobs", parts.length < 2 ? "" : parts[1])
                            .orElseThrow(() -> new IllegalArgumentException("jobs: " + rule + " has no age")));
        }
        return new Policy(
                jobs,
                age("events", config.events()).orElse(null),
                age("inboxFiles", config.inboxFiles()).orElse(null),
                age("unreferencedBytes", config.unreferencedBytes()).orElse(null));
    }

    private static JobState state(String rule, String name) {
        for (JobState state : JobState.values()) {
            if (state.terminal() && state.name().equals(name)) {
                return state;
            }
        }
        throw new IllegalArgumentException("jobs: " + rule + " names no state in which a job has come to its end");
    }

    private static Optional<Duration> age(String name, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            Duration age = Duration.parse(text.strip());
            if (age.isNegative() || age.isZero()) {
                throw new IllegalArgumentException(name + ": an age is more than nothing, not " + text);
            }
            return Optional.of(age);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + ": " + text + " is no ISO 8601 duration such as P90D", e);
        }
    }
}
