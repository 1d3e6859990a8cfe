package io.bindery.admin.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;

/** The time that the processors have worked for this process, under the name that Prometheus' own clients give it. */
final class ProcessorTime implements MeterBinder {

    private static final double NANOS = 1e9;

    @Override
    public void bindTo(MeterRegistry registry) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, it -> it.getProcessCpuTime() / NANOS)
                    .description("Time that the processors have worked for this process")
                    .baseUnit("seconds")
                    .register(registry);
        }
    }
}
