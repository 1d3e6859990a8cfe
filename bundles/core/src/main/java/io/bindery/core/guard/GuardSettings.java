package io.bindery.core.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The guards' configuration, checked and in useful types. Immutable. */
public final class GuardSettings {

    private final Map<String, Integer> concurrency;
    private final IntervalFunction pauses;
    private final CircuitBreakerConfig breaker;
    private final int threadsLeft;

    /** @throws IllegalArgumentException if a value makes no sense; names it */
    public GuardSettings(GuardConfig config) {
        concurrency = Arrays.stream(config.concurrency())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toMap(pair -> pair.split("=", 2)[0].strip(), GuardSettings::number));
        Duration first = Duration.parse(config.breakerPause());
        Duration longest = Duration.parse(config.longestBreakerPause());
        pauses = IntervalFunction.ofExponentialBackoff(first, 2, longest.compareTo(first) < 0 ? first : longest);
        int minimum = Math.max(1, config.breakerMinimum());
        breaker = CircuitBreakerConfig.custom()
                .slidingWindow(Math.max(minimum, config.breakerCalls()), minimum, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(Math.max(1, Math.min(100, config.breakerPercent())))
                .waitIntervalFunctionInOpenState(pauses)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
        threadsLeft = Math.max(1, config.threadsLeft());
    }

    private static int number(String pair) {
        try {
            return Math.max(1, Integer.parseInt(pair.split("=", 2)[1].strip()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "io.bindery.core.plugins: concurrency has a value that is not plugin=number: " + pair, e);
        }
    }

    /** How many calls at once the operator allows; 0 if it is not said. */
    int concurrency(String plugin) {
        return concurrency.getOrDefault(plugin, 0);
    }

    /** How long a plugin is left alone, the nth time in a row. */
    Duration pause(int times) {
        return Duration.ofMillis(pauses.apply(times));
    }

    CircuitBreakerConfig breaker() {
        return breaker;
    }

    int threadsLeft() {
        return threadsLeft;
    }
}
