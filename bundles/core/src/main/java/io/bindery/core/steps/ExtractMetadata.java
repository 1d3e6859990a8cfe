package io.bindery.core.steps;

import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Failure;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.List;

/** Has read what the book says of itself. */
final class ExtractMetadata implements Step {

    static final String NAME = "extract-metadata";

    private final Plugins plugins;

    ExtractMetadata(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Task> tasks(JobView job) throws PluginAwayException {
        Plugin<FormatHandler> handler = FormatStep.handler(plugins, job);
        return List.of(Task.by(
                        handler,
                        job.job().mediaType(),
                        (calls, known) -> Answer.learnt(calls.call(handler, handler.service()::extractMetadata)))
                .orNot());
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.FORMAT_RULES_BROKEN, answer);
    }
}
