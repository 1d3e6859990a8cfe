package io.bindery.api.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The world is at fault (a service is down, a disk is full): the step is tried again later, with growing pauses, until
 * its attempts are spent.
 */
public class RetryableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final @Nullable Duration retryAfter;

    /**
     * @param code what is wrong
     * @param message what is wrong just now, for an operator
     * @param retryAfter how long to wait at least, if the world said so (as {@code Retry-After} of RFC 9110, 10.2.3)
     * @param cause the failure beneath, if any
     */
    public RetryableException(
            ErrorCode code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.retryAfter = retryAfter;
    }

    /** What is wrong. */
    public ErrorCode code() {
        return code;
    }

    /** How long to wait at least; empty if the platform's own back-off decides. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
