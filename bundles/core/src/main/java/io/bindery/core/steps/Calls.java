package io.bindery.core.steps;

import io.bindery.core.calls.PluginCaller;
import io.bindery.core.registry.Plugin;

/** How a task calls a plugin. */
@FunctionalInterface
public interface Calls {

    /** Calls the plugin, bounded and isolated; see {@link PluginCaller#call}. */
    <R> R call(Plugin<?> plugin, PluginCaller.Work<R> work) throws Exception;
}
