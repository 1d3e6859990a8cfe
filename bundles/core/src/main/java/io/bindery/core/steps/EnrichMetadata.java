package io.bindery.core.steps;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.job.Failure;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.ArrayList;
import java.util.List;

/** Lets every enricher that is here add to what is known, one after the other. */
final class EnrichMetadata implements Step {

    static final String NAME = "enrich-metadata";

    private final Plugins plugins;

    EnrichMetadata(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Task> tasks(JobView job) {
        List<Task> tasks = new ArrayList<>();
        Readers readers = new Readers(plugins, job);
        String before = job.lineage();
        for (Plugin<MetadataEnricher> enricher : plugins.all(MetadataEnricher.class)) {
            Task task = Task.by(
                            enricher,
                            readers.inputs(enricher, before),
                            (calls, known) -> Answer.learnt(readers.call(
                                    calls,
                                    enricher,
                                    (book, context) -> enricher.service().enrich(book, known, context))))
                    .orNot();
            tasks.add(task);
            // The next one sees what this one added, so its inputs name this one's answer.
            before = String.valueOf(task.key(job.job().sha256(), name()));
        }
        return tasks;
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.QUALITY_TOO_LOW, answer);
    }
}
