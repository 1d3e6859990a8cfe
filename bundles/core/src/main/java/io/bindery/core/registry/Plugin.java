package io.bindery.core.registry;

import io.bindery.core.guard.CallStats;
import io.bindery.core.guard.Guard;
import java.time.Instant;
import java.util.List;

/**
 * A plugin that is here. Immutable but for its {@link #guard}.
 *
 * @param <T> the SPI
 * @param spi the SPI that it implements
 * @param service the plugin itself
 * @param name its name, unique within the SPI if its maker took care
 * @param version its bundle's version
 * @param bundle its bundle's symbolic name
 * @param configurationHash changes whenever its configuration does
 * @param ranking its service ranking
 * @param refuses whether it only says what a book is, and refuses it
 * @param handles what it handles; empty if it takes any book
 * @param readsText whether it wants to see the book's text beside its bytes
 * @param since when it came
 * @param guard what stands before it; the same while its configuration changes
 */
public record Plugin<T>(
        Class<T> spi,
        T service,
        String name,
        String version,
        String bundle,
        String configurationHash,
        int ranking,
        boolean refuses,
        List<String> handles,
        boolean readsText,
        Instant since,
        Guard guard) {

    /** The same, which handles this. */
    Plugin<T> handling(List<String> types) {
        return new Plugin<>(
                spi,
                service,
                name,
                version,
                bundle,
                configurationHash,
                ranking,
                refuses,
                List.copyOf(types),
                readsText,
                since,
                guard);
    }

    /** The same, behind another guard. */
    Plugin<T> behind(Guard other) {
        return new Plugin<>(
                spi,
                service,
                name,
                version,
                bundle,
                configurationHash,
                ranking,
                refuses,
                handles,
                readsText,
                since,
                other);
    }

    /** How its calls fare. */
    public CallStats stats() {
        return guard.stats();
    }

    /** The class loader that its code expects as a thread's context. */
    public ClassLoader classLoader() {
        return service.getClass().getClassLoader();
    }
}
