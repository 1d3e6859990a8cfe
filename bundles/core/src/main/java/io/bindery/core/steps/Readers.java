package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.Optional;

/** Calls plugins with the book, and with its text where they ask for it. */
final class Readers {

    private final Plugins plugins;
    private final JobView job;

    Readers(Plugins plugins, JobView job) {
        this.plugins = plugins;
        this.job = job;
    }

    /** The plugin that reads the book's text for another one; empty if that does not ask for it, or none is here. */
    private Optional<Plugin<TextExtractor>> reader(Plugin<?> plugin) {
        return plugin.readsText()
                ? plugins.textExtractor(new MediaType(job.job().mediaType()))
                : Optional.empty();
    }

    /** The name of all inputs of a task of a plugin: what is known, and who reads the text for it. */
    String inputs(Plugin<?> plugin, String known) {
        return reader(plugin)
                .map(reader -> Hashes.of(known, reader.name(), reader.version(), reader.configurationHash()))
                .orElse(known);
    }

    /**
     * Calls the plugin. A book whose text cannot be read, or may not, is shown without it: that is no reason to reject it.
     *
     * @throws Exception as {@link PluginCaller#call}; also of the plugin that reads the text
     */
    <R> R call(Calls calls, Plugin<?> plugin, PluginCaller.Work<R> work) throws Exception {
        Optional<Plugin<TextExtractor>> reader = reader(plugin);
        if (reader.isEmpty()) {
            return calls.call(plugin, work);
        }
        PluginCaller.ReadBook read;
        try {
            read = calls.read(reader.get());
        } catch (RejectedException e) {
            return calls.call(plugin, work);
        }
        try (read) {
            return calls.call(plugin, read.book(), work);
        }
    }
}
