package io.bindery.core.search;

import org.jspecify.annotations.Nullable;

/** No index can answer now. */
public final class SearchUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message why
     * @param cause the failure of the index that was asked last; null if none was
     */
    public SearchUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
