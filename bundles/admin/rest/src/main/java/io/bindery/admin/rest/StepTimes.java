package io.bindery.admin.rest;

import io.bindery.api.store.JobStatistics.StepTime;
import io.bindery.api.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps in their order, and how long each took of late, as it was when somebody last looked. Thread-safe. */
final class StepTimes {

    private static final Logger LOG = LoggerFactory.getLogger(StepTimes.class);
    private static final Duration OF_LATE = Duration.ofDays(1);

    private final Platform platform;
    private volatile Map<String, Long> medians = Map.of();

    StepTimes(Platform platform) {
        this.platform = platform;
    }

    /** The names of the steps; none while the engine is away. */
    List<String> order() {
        return platform.steps();
    }

    /**
     * How many milliseconds the half of all took at most, by step. Empty as long as no job of late has come all the way: then it is
     * not known what is still to come. A step that is missing is one that no job takes.
     */
    Map<String, Long> medians() {
        return medians;
    }

    /** Looks. */
    void refresh() {
        List<String> order = order();
        if (order.isEmpty()) {
            return;
        }
        try {
            Map<String, Long> found =
                    platform.statistics().since(Instant.now().minus(OF_LATE), Set.of()).steps().stream()
                            .filter(it -> order.contains(it.step()))
                            .collect(Collectors.toMap(StepTime::step, StepTime::p50Ms));
            medians = found.containsKey(order.get(order.size() - 1)) ? found : Map.of();
        } catch (StoreUnavailableException | ApiException e) {
            LOG.debug("How long steps take cannot be read just now", e);
        }
    }
}
