package io.bindery.core.conversion;

import io.bindery.api.content.MediaType;
import io.bindery.api.job.Failure;
import io.bindery.core.error.CoreError;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.registry.Plugins;
import io.bindery.core.steps.Answer;
import io.bindery.core.steps.JobView;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.Task;
import java.util.List;

/** Makes the book in the other formats that its publisher wants, each by itself: what becomes of one says nothing of the others. */
public final class ConvertFormat implements Step {

    /** The name of the step. */
    public static final String NAME = "convert-format";

    private final Plugins plugins;
    private final Targets targets;
    private final MadeOnce madeOnce = new MadeOnce();

    /** Converts by these plugins, into these formats. */
    public ConvertFormat(Plugins plugins, Targets targets) {
        this.plugins = plugins;
        this.targets = targets;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean sideBySide() {
        return true;
    }

    @Override
    public List<Task> tasks(JobView job) {
        MediaType from = new MediaType(job.job().mediaType());
        return targets.of(job.job().publisher()).stream()
                .filter(to -> !to.equals(from))
                .map(to -> Task.making(
                        FormatNames.of(to), (calls, known) -> new Conversion(plugins, madeOnce, calls, to).run()))
                .toList();
    }

    /** Never: findings in what was made say nothing of the book. */
    @Override
    public Failure rejection(Answer answer) {
        return CoreError.PLATFORM_DEFECT.failure("a conversion rejected a book");
    }
}
