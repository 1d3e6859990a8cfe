package io.bindery.admin.rest;

import java.util.Map;

/** A request that is answered with a problem (RFC 9457). */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private final transient Map<String, String> headers;

    /** Says what is wrong with this very request. */
    ApiException(ApiError error, String detail) {
        this(error, detail, Map.of(), null);
    }

    /** With headers that belong to the answer, e.g. {@code Allow}, and the failure beneath, if any. */
    ApiException(
            ApiError error,
            String detail,
            Map<String, String> headers,
            @org.jspecify.annotations.Nullable Throwable cause) {
        super(detail, cause);
        this.error = error;
        this.headers = Map.copyOf(headers);
    }

    ApiError error() {
        return error;
    }

    Map<String, String> headers() {
        return headers;
    }
}
