package io.bindery.api.job;

import java.util.Objects;

/**
 * Why a job did not succeed, or waits to be tried again. Immutable.
 *
 * @param code from the catalogue of codes
 * @param message what happened to this very book, in which step, for a person
 * @param remedy what to do about it
 */
public record Failure(String code, String message, String remedy) {
    public Failure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }
}
