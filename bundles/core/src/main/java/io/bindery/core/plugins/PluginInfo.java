package io.bindery.core.plugins;

import java.time.Instant;
import java.util.List;

/**
 * One plugin and how it fares. Immutable.
 *
 * @param name its name: the service property {@code bindery.plugin}, else the component's name, else the bundle's
 * @param version the bundle's version
 * @param kind the SPI it implements, e.g. {@code FormatHandler}
 * @param bundle the bundle's symbolic name
 * @param state {@code active}; {@code disabled} if somebody has switched it off; {@code shadowed} if another of the same name takes its place; {@code away} if it was here and
 *     is gone
 * @param handles what it handles, e.g. media types; empty if it takes any book
 * @param calls calls since the start
 * @param failures calls that threw or ran out of time, since the start
 * @param abandonedCalls calls that did not end when their time was up and still hold a thread
 * @param since when it came, or went
 * @param fitness whether it is called, and how it behaved
 */
public record PluginInfo(
        String name,
        String version,
        String kind,
        String bundle,
        String state,
        List<String> handles,
        long calls,
        long failures,
        int abandonedCalls,
        Instant since,
        PluginFitness fitness) {
    public PluginInfo {
        handles = List.copyOf(handles);
    }
}
