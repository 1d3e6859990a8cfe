package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.FormatHandler;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;

/** What the steps share that leave the work to the handler of the book's format. */
final class FormatStep {

    private FormatStep() {}

    /** The handler of this job's book. */
    static Plugin<FormatHandler> handler(Plugins plugins, JobView job) throws PluginAwayException {
        MediaType type = new MediaType(job.job().mediaType());
        return plugins.formatHandler(type)
                .orElseThrow(() -> new PluginAwayException(
                        need(type.name()),
                        "a plugin for " + type + ", and none is installed: drop one into the deploy folder"));
    }

    /** The short name of the need for a handler of this type. */
    static String need(String mediaType) {
        return mediaType;
    }
}
