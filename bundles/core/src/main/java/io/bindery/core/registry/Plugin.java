package io.bindery.core.registry;

import java.time.Instant;
import java.util.List;

/**
 * A plugin that is here. Immutable but for its {@link #stats} and {@link #guard}.
 *
 * @param <T> the SPI
 * @param spi the SPI that it implements
 * @param service the plugin itself
 * @param name its name, unique within the SPI if its maker took care
 * @param version its bundle's version
 * @param bundle its bundle's symbolic name
 * @param configurationHash changes whenever its configuration does
 * @param ranking its service ranking
 * @param handles what it handles; empty if it takes any book
 * @param since when it came
 * @param stats how its calls fare
 * @param guard whether it may be called
 */
public record Plugin<T>(
        Class<T> spi,
        T service,
        String name,
        String version,
        String bundle,
        String configurationHash,
        int ranking,
        List<String> handles,
        Instant since,
        CallStats stats,
        PluginGuard guard) {

    /** The class loader that its code expects as a thread's context. */
    public ClassLoader classLoader() {
        return service.getClass().getClassLoader();
    }
}
