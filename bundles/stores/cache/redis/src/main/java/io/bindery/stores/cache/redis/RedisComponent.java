package io.bindery.stores.cache.redis;

import io.bindery.api.store.ChangeSignals;
import java.io.IOException;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers {@link ChangeSignals} by Redis, before those of PostgreSQL, where a Redis is configured; also while it is away. With a
 * configuration that cannot be used it registers nothing, so that PostgreSQL goes on.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.stores.cache.redis",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RedisConfig.class)
public final class RedisComponent {

    private static final Logger LOG = LoggerFactory.getLogger(RedisComponent.class);
    /** More than PostgreSQL's, which has none. */
    private static final int RANKING = 100;

    private final RedisSignals signals;
    private final ServiceRegistration<ChangeSignals> registration;

    /** @throws IOException if the configuration cannot be used; says what to do */
    @Activate
    public RedisComponent(BundleContext context, RedisConfig config) throws IOException {
        signals = asLoadedHere(() -> new RedisSignals(config));
        registration = context.registerService(
                ChangeSignals.class, signals, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, RANKING)));
    }

    private interface Making {
        RedisSignals make() throws IOException;
    }

    /** The client asks the thread's class loader what else there is to be used; what this bundle cannot load must not count. */
    private static RedisSignals asLoadedHere(Making making) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(RedisComponent.class.getClassLoader());
        try {
            return making.make();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Deactivate
    void stop() {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The framework had taken the service away already", e);
        }
        signals.close();
    }
}
