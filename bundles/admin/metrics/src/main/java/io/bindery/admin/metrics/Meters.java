package io.bindery.admin.metrics;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.core.observe.EngineObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * All meters of this process; counts what the engine does. Labels have few values by design: a job's id or a file's name is never
 * one. Safe for use by several threads.
 */
@Component(service = {Meters.class, EngineObserver.class})
public final class Meters implements EngineObserver {

    private static final Duration[] STEP_BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5),
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5)
    };
    private static final Duration[] HTTP_BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FewValues mediaTypes = new FewValues();
    private final Counter intakeBytes;
    private final Counter intakeBooks;
    private final Counter retries;
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    /** Measures the Java process from now on. */
    @Activate
    public Meters() {
        // Their names break the rules of Prometheus; ProcessorTime has the first, and the second never changes.
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        intakeBytes = Counter.builder("bindery.intake")
                .description("Bytes of the books that were taken in and made a job")
                .baseUnit("bytes")
                .register(registry);
        intakeBooks = Counter.builder("bindery.intake.books")
                .description("Books that were taken in and made a job")
                .register(registry);
        retries = Counter.builder("bindery.jobs.retries")
                .description("Attempts that failed and are tried again")
                .register(registry);
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new ProcessorTime(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics(),
                        new PoolMeters())
                .forEach(binder -> binder.bindTo(registry));
        garbageCollection.bindTo(registry);
    }

    @Deactivate
    void close() {
        garbageCollection.close();
        registry.close();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void accepted(Job job) {
        intakeBytes.increment(job.sizeBytes());
        intakeBooks.increment();
    }

    @Override
    public void stepEnded(Job job, StepRecord step) {
        Timer.builder("bindery.step.duration")
                .description("How long steps took, by step, plugin and outcome")
                .tag("step", step.name())
                .tag("plugin", step.plugin().isEmpty() ? "none" : step.plugin())
                .tag("outcome", lower(step.state().name()))
                .serviceLevelObjectives(STEP_BUCKETS)
                .register(registry)
                .record(step.duration());
    }

    @Override
    public void moved(Job job) {
        if (job.state().terminal()) {
            Counter.builder("bindery.jobs.finished")
                    .description("Jobs that came to an end, by outcome and media type")
                    .tag("outcome", lower(job.state().name()))
                    .tag("media_type", mediaTypes.of(job.mediaType()))
                    .register(registry)
                    .increment();
        } else if (job.state() == JobState.RETRYING) {
            retries.increment();
        }
    }

    /** Counts and times a request. */
    void requested(String method, String area, int status, Duration duration) {
        Timer.builder("bindery.http.requests")
                .description("How long HTTP requests took, by method, area and status")
                .tag("method", method)
                .tag("area", area)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(HTTP_BUCKETS)
                .register(registry)
                .record(duration);
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
