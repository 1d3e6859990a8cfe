package io.bindery.core.engine;

import io.bindery.api.job.Failure;
import io.bindery.core.steps.Answer;
import io.bindery.core.steps.Step;

/** Why a book is rejected: in the words of the plugin that refused it, if it did; else in those of the step. */
final class Verdict {

    /** Attributes under which a plugin's refusal is kept. */
    static final String CODE = "rejection.code";

    static final String MESSAGE = "rejection.message";
    static final String REMEDY = "rejection.remedy";

    private Verdict() {}

    static Failure on(Step step, Answer answer) {
        String code = answer.attributes().get(CODE);
        return code == null
                ? step.rejection(answer)
                : new Failure(
                        code,
                        answer.attributes().getOrDefault(MESSAGE, ""),
                        answer.attributes().getOrDefault(REMEDY, ""));
    }
}
