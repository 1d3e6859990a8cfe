package io.bindery.core.steps;

import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Failure;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.List;

/** Has the book checked against the rules of its format. */
final class Validate implements Step {

    private final Plugins plugins;

    Validate(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public List<Task> tasks(JobView job) throws PluginAwayException {
        Plugin<FormatHandler> handler = FormatStep.handler(plugins, job);
        return List.of(Task.by(
                handler,
                job.job().mediaType(),
                (calls, known) -> Answer.found(
                        calls.call(handler, handler.service()::validate).findings())));
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.FORMAT_RULES_BROKEN, answer);
    }
}
