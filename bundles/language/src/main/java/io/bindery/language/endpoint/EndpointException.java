package io.bindery.language.endpoint;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An endpoint did not do what it was asked. */
public class EndpointException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** It cannot be reached, is overloaded, broke off or is in trouble itself (5xx): it may do so later. */
        AWAY,
        /** It has had too many requests (429). */
        TOO_MANY,
        /** It does not accept the key (401, 403), or the key cannot be read here. */
        KEY,
        /** It does not accept the request (other 4xx): the model's name or the address is wrong, or the text too long. */
        REFUSED,
        /** Its answer is not what its API promises. */
        NONSENSE
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /**
     * @param retryAfter how long it asks to be left alone; null if it does not say
     */
    public EndpointException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** A failure of which no more is known. */
    public EndpointException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** How long it asks to be left alone ({@code Retry-After}, RFC 9110, section 10.2.3); empty if it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may succeed a little later. */
    public boolean passes() {
        return kind == Kind.AWAY || kind == Kind.TOO_MANY || kind == Kind.NONSENSE;
    }
}
