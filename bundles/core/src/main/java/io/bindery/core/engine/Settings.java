package io.bindery.core.engine;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The engine's configuration, checked and in useful types. Immutable. */
final class Settings {

    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(5);
    /** With the default pauses this is about half a minute. */
    private static final int FULL_DISK_PAUSES = 6;

    final int maxInFlight;
    final int maxAttempts;
    final Duration lease;
    final Duration poll;
    final Duration stop;
    final long queueLimit;
    final Set<String> bookTypes;
    final long workspaceBytes;
    final Map<String, Set<String>> bookEndings;
    final long maxBookBytes;
    final boolean scannerRequired;
    private final Map<String, Integer> parallelism;
    private final Map<String, Duration> timeLimits;
    private final IntervalFunction pauses;

    /** @throws IllegalArgumentException if a value makes no sense; names it */
    Settings(EngineConfig config) {
        int processors = Runtime.getRuntime().availableProcessors();
        maxInFlight = config.maxInFlight() > 0 ? config.maxInFlight() : 4 * processors;
        maxAttempts = Math.max(1, config.maxAttempts());
        lease = Duration.ofMillis(Math.max(1_000, config.leaseMillis()));
        poll = Duration.ofMillis(Math.max(10, config.pollMillis()));
        stop = Duration.ofMillis(config.stopMillis());
        queueLimit = config.queueLimit();
        workspaceBytes = Math.max(1, config.workspaceMegabytes()) << 20;
        bookTypes = Set.of(config.bookTypes());
        bookEndings = pairs("bookEndings", config.bookEndings(), types -> Set.of(types.split("\\|")));
        maxBookBytes = config.maxBookBytes();
        scannerRequired = config.scannerRequired();
        parallelism = pairs("parallelism", config.parallelism(), Integer::valueOf);
        timeLimits = pairs("timeLimits", config.timeLimits(), Duration::parse);
        pauses = IntervalFunction.ofExponentialRandomBackoff(
                Duration.ofMillis(Math.max(1, config.firstPauseMillis())),
                2,
                0.5,
                Duration.ofMillis(Math.max(1, config.longestPauseMillis())));
    }

    private static <T> Map<String, T> pairs(
            String option, String[] values, java.util.function.Function<String, T> parser) {
        return Arrays.stream(values)
                // A file of settings gives all of them as one text.
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> {
                    try {
                        return parser.apply(pair[1].strip());
                    } catch (RuntimeException e) {
                        throw new IllegalArgumentException(
                                "io.bindery.core.engine: " + option + " has a value that is not step=value: "
                                        + String.join("=", pair),
                                e);
                    }
                }));
    }

    int parallelism(String step) {
        return Math.max(1, parallelism.getOrDefault(step, Runtime.getRuntime().availableProcessors()));
    }

    Duration timeLimit(String step) {
        return timeLimits.getOrDefault(step, DEFAULT_LIMIT);
    }

    /** How long to wait for room on a disk before another look. */
    Duration pauseOfFullDisk() {
        return pause(FULL_DISK_PAUSES, Optional.empty());
    }

    /** How long to wait after so many failures in a row, or longer if the world asked for that. */
    Duration pause(int failures, Optional<Duration> asked) {
        Duration own = Duration.ofMillis(pauses.apply(Math.max(1, failures)));
        return asked.filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
    }
}
