package io.bindery.core.steps;

import io.bindery.api.job.Failure;
import io.bindery.api.quality.QualityChecker;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Plugins;
import java.util.List;

/** Lets every quality checker that is here judge the book. */
final class CheckQuality implements Step {

    private final Plugins plugins;

    CheckQuality(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return "check-quality";
    }

    @Override
    public List<Task> tasks(JobView job) {
        Readers readers = new Readers(plugins, job);
        return plugins.all(QualityChecker.class).stream()
                .map(checker -> Task.by(
                                checker,
                                readers.inputs(checker, job.lineage()),
                                (calls, known) -> Answer.found(readers.call(
                                        calls,
                                        checker,
                                        (book, context) -> checker.service().check(book, known, context))))
                        .orNot())
                .toList();
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.QUALITY_TOO_LOW, answer);
    }
}
