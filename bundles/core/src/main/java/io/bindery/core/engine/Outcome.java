package io.bindery.core.engine;

import io.bindery.api.job.Failure;
import io.bindery.core.steps.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a task came out: whatever a plugin answers or throws becomes one of these. */
sealed interface Outcome {

    /**
     * There is an answer.
     *
     * @param answer the answer
     * @param plugin who gave it
     * @param at when it was given: long ago, if it was known
     * @param reused whether it was known
     */
    record Answered(Answer answer, String plugin, Instant at, boolean reused) implements Outcome {}

    /** The world failed; try again. */
    record Retry(Failure failure, Optional<Duration> after) implements Outcome {}

    /** It cannot be done just now, through no fault that counts as an attempt; try again after the pause. */
    record Postponed(Failure failure, Duration pause) implements Outcome {}

    /** We are at fault. */
    record Broken(Failure failure) implements Outcome {}

    /** Somebody wanted it to end. */
    record Cancelled() implements Outcome {}

    /** The platform is stopping. */
    record Interrupted() implements Outcome {}
}
