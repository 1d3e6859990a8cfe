package io.bindery.admin.rest;

import io.bindery.api.error.ErrorCode;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.metadata.InvalidEditException;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a request was not done (RFC 9457). Immutable. */
@Schema(name = "Problem")
record Problem(
        @Schema(description = "names the kind of problem") String type,
        @Schema(description = "what this kind is") String title,
        @Schema(description = "the HTTP status") int status,

        @Schema(description = "what is wrong with this very request")
        String detail,

        @Schema(description = "the error code, see the list of error codes")
        String code,

        @Schema(description = "what to do about it") String remedy) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ApiException e) {
        ApiError error = e.error();
        String detail = String.valueOf(e.getMessage());
        // A part's own reason says more than that there is one.
        if (e.getCause() instanceof InvalidSubmissionException refused) {
            return of(refused.code(), error.status(), detail);
        }
        if (e.getCause() instanceof InvalidEditException refused) {
            return of(refused.code(), error.status(), detail);
        }
        return of(error, error.status(), detail);
    }

    static Problem of(ErrorCode reason, int status, String detail) {
        return new Problem(
                "urn:bindery:error:" + reason.code(), reason.cause(), status, detail, reason.code(), reason.remedy());
    }
}
