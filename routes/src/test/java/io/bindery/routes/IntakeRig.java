package io.bindery.routes;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.job.Job;
import io.bindery.api.store.JobQuery;
import io.bindery.core.engine.EngineComponent;
import io.bindery.core.engine.EngineConfig;
import io.bindery.core.health.Health;
import io.bindery.core.inbox.RemoteIntakeComponent;
import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.metadata.Merging;
import io.bindery.core.pipeline.Pipeline;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import io.bindery.stores.blobs.files.FileBlobStore;
import io.bindery.stores.jobs.PostgresStores;
import io.bindery.testkit.TestPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A platform that takes books in, on the real stores, and does not work on them: no pipeline is attached. */
public final class IntakeRig implements AutoCloseable {

    private final HikariDataSource database = TestPostgres.freshDatabase();
    private final PostgresStores stores = PostgresStores.open(database, new Merging());
    private final FileBlobStore blobs;
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final CamelContext camel = new DefaultCamelContext();
    private final RemoteIntake intake;

    /** Starts it in an empty folder. */
    public IntakeRig(Path home) throws Exception {
        blobs = new FileBlobStore(home.resolve("blobs"));
        new EngineComponent(
                context(home),
                config(EngineConfig.class, Map.of("maxBookBytes", 100_000L)),
                stores.jobs(),
                stores.reader(),
                stores.results(),
                blobs,
                new NoPlugins(),
                publisher -> List.of(),
                stores.layers());
        intake = new RemoteIntakeComponent((Jobs) services.get(Jobs.class), stores.reader());
        camel.start();
    }

    /** All jobs. */
    public List<Job> jobs() {
        return ((Jobs) services.get(Jobs.class)).list(new JobQuery(Set.of(), null, "", null, 100));
    }

    /** Where books from elsewhere come in. */
    public RemoteIntake intake() {
        return intake;
    }

    /** The one place that was opened. */
    public Health.Check place() {
        return intake.examine().get(0);
    }

    /** Starts the route of a place. */
    public void start(RemoteDrop drop) throws Exception {
        camel.addRoutes(drop.route());
    }

    /** Stops it. */
    public void stop(RemoteDrop drop) throws Exception {
        camel.getRouteController().stopRoute(drop.routeId());
        camel.removeRoute(drop.routeId());
    }

    @Override
    public void close() throws Exception {
        camel.stop();
        ((AutoCloseable) services.get(Pipeline.class)).close(); // the engine
        blobs.close();
        database.close();
    }

    private BundleContext context(Path home) {
        return proxy(BundleContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "getProperty" -> arguments[0].equals("bindery.home") ? home.toString() : null;
            case "getDataFile" -> home.resolve(arguments[0].toString()).toFile();
            case "registerService" -> {
                services.put((Class<?>) arguments[0], arguments[1]);
                yield proxy(ServiceRegistration.class, (it, asked, none) -> null);
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** A configuration as the platform would make it. */
    public static <T> T config(Class<T> type, Map<String, Object> values) {
        return proxy(type, (self, method, none) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class NoPlugins implements Plugins {
        @Override
        public <T> List<Plugin<T>> all(Class<T> spi) {
            return List.of();
        }

        @Override
        public boolean has(String name) {
            return false;
        }

        @Override
        public void onChange(Runnable listener) {}
    }
}
