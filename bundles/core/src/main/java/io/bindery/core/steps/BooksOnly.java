package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.job.Failure;
import io.bindery.core.registry.Plugins;
import java.util.List;

/** A step that a message of a feed passes by. */
final class BooksOnly implements Step {

    private final Plugins plugins;
    private final Step step;

    BooksOnly(Plugins plugins, Step step) {
        this.plugins = plugins;
        this.step = step;
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public List<Task> tasks(JobView job) throws PluginAwayException {
        boolean message = plugins.feed(new MediaType(job.job().mediaType())).isPresent();
        return message ? List.of() : step.tasks(job);
    }

    @Override
    public boolean sideBySide() {
        return step.sideBySide();
    }

    @Override
    public Failure rejection(Answer answer) {
        return step.rejection(answer);
    }
}
