package io.bindery.admin.rest;

import io.bindery.core.jobs.InvalidSubmissionException;
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
        if (e.getCause() instanceof InvalidSubmissionException refused) {
            // The intake's own reason says more than that there is one.
            return new Problem(
                    type(refused.code().code()),
                    refused.code().cause(),
                    error.status(),
                    detail,
                    refused.code().code(),
                    refused.code().remedy());
        }
        return new Problem(type(error.code()), error.cause(), error.status(), detail, error.code(), error.remedy());
    }

    private static String type(String code) {
        return "urn:bindery:error:" + code;
    }
}
