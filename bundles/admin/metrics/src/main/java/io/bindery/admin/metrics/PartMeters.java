package io.bindery.admin.metrics;

import io.bindery.api.job.JobState;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.health.Health;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the stores, parts and plugins now and then, and shows what it saw last: a database that hangs must not make
 * {@code /metrics} hang, which would be needed then most. While something cannot be seen, its meters are NaN.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.admin.metrics")
public final class PartMeters {

    private static final Logger LOG = LoggerFactory.getLogger(PartMeters.class);
    private static final Set<JobState> WAITING = Set.of(JobState.RECEIVED, JobState.QUEUED, JobState.RETRYING);

    private final MultiGauge up;
    private final MultiGauge lag;
    private final PluginMeters pluginMeters;
    private final DataFolder data;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "bindery-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<JobState, Long> counts = Map.of();
    private volatile boolean counted;
    private volatile double oldestSeconds = Double.NaN;
    private volatile Instant seenAt = Instant.now();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable JobReader jobs;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Outbox outbox;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Health health;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable PluginRegistry plugins;

    /** Begins to look. */
    @Activate
    public PartMeters(BundleContext context, MetricsConfig config, @Reference Meters meters) {
        this(meters.registry(), MetricsServlet.home(context));
        clock.scheduleWithFixedDelay(this::look, 0, config.refreshSeconds(), TimeUnit.SECONDS);
        // Not at once: at the start the disk has other things to do.
        clock.schedule(data::measure, 1, TimeUnit.MINUTES);
        clock.scheduleWithFixedDelay(data::measure, config.sizesMinutes(), config.sizesMinutes(), TimeUnit.MINUTES);
    }

    PartMeters(MeterRegistry registry, Path home) {
        for (JobState state : JobState.values()) {
            Gauge.builder("bindery.jobs", () -> counted ? counts.getOrDefault(state, 0L) : Double.NaN)
                    .description("Jobs in the store, by state; queued ones are the depth of the queue")
                    .tag("state", Meters.lower(state.name()))
                    .register(registry);
        }
        Gauge.builder("bindery.jobs.oldest.waiting.age", () -> oldestSeconds)
                .description("How long ago the oldest job that has not begun or is to be tried again was taken in")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("bindery.parts.seen.age", () -> seconds(Duration.between(seenAt, Instant.now())))
                .description("How long ago the stores, parts and plugins were looked at; grows while one of them hangs")
                .baseUnit("seconds")
                .register(registry);
        up = MultiGauge.builder("bindery.part.up")
                .description("Whether a part without which no book can be taken in works")
                .register(registry);
        lag = MultiGauge.builder("bindery.outbox.lag")
                .description("How old the oldest event is that a consumer has not had yet")
                .baseUnit("seconds")
                .register(registry);
        pluginMeters = new PluginMeters(registry);
        data = new DataFolder(home);
        data.bindTo(registry);
    }

    @Deactivate
    void close() {
        clock.shutdownNow();
    }

    /** Looks once. */
    void look() {
        attempt(this::lookAtJobs, this::forgetJobs);
        attempt(this::lookAtParts, () -> up.register(List.of(), true));
        PluginRegistry registry = plugins;
        List<PluginInfo> present = registry == null ? List.of() : registry.list();
        attempt(() -> pluginMeters.show(present), () -> {});
        attempt(() -> lookAtOutbox(present), () -> lag.register(List.of(), true));
        seenAt = Instant.now();
    }

    private static void attempt(Runnable look, Runnable otherwise) {
        try {
            look.run();
        } catch (StoreUnavailableException e) {
            otherwise.run();
        } catch (RuntimeException | LinkageError e) { // the schedule would end without a word
            LOG.warn("Something could not be measured; it is tried again", e);
            otherwise.run();
        }
    }

    private void lookAtJobs() {
        JobReader reader = jobs;
        if (reader == null) {
            forgetJobs();
            return;
        }
        counts = reader.counts();
        oldestSeconds = reader.oldest(WAITING)
                .map(at -> seconds(Duration.between(at, Instant.now())))
                .orElse(0.0);
        counted = true;
    }

    private void forgetJobs() {
        counted = false;
        oldestSeconds = Double.NaN;
    }

    private void lookAtParts() {
        Health parts = health;
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        if (parts != null) {
            parts.vital()
                    .forEach(check ->
                            rows.add(MultiGauge.Row.of(Tags.of("part", check.name()), check.healthy() ? 1 : 0)));
        }
        up.register(rows, true);
    }

    private void lookAtOutbox(List<PluginInfo> present) {
        Outbox events = outbox;
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (PluginInfo plugin : present) {
            String role = switch (plugin.kind()) {
                case "EventPublisher" -> "publisher";
                case "NotificationChannel" -> "notification";
                case "SearchIndex" -> "index";
                case "DocumentStore" -> "documents";
                default -> "";
            };
            if (events != null && !role.isEmpty()) {
                String consumer = role + ":" + plugin.name();
                double age = events.next(consumer, 1).stream()
                        .findFirst()
                        .map(pending -> seconds(Duration.between(pending.event().at(), Instant.now())))
                        .orElse(0.0);
                rows.add(MultiGauge.Row.of(Tags.of("consumer", consumer), age));
            }
        }
        lag.register(rows, true);
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis() / 1000.0);
    }
}
