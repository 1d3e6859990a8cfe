package io.bindery.admin.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The pool of database connections, as HikariCP shows it within this process over JMX; NaN while there is no database. */
final class PoolMeters implements MeterBinder {

    private static final Map<String, String> STATES =
            Map.of("active", "ActiveConnections", "idle", "IdleConnections", "pending", "ThreadsAwaitingConnection");

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName pool;

    PoolMeters() {
        try {
            pool = new ObjectName("com.zaxxer.hikari:type=Pool (bindery)");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        STATES.forEach((state, attribute) -> Gauge.builder("bindery.database.connections", () -> read(attribute))
                .description("Database connections in use and idle, and threads that wait for one")
                .tag("state", state)
                .register(registry));
    }

    private Number read(String attribute) {
        try {
            return (Number) beans.getAttribute(pool, attribute);
        } catch (JMException e) {
            return Double.NaN;
        }
    }
}
