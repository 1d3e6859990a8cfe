package io.bindery.admin.rest;

import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.Jobs;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A cover as it is answered. */
final class CoverPicture {

    /** What {@code If-None-Match} holds. */
    static final String KNOWN = "the entity tag of the picture that the caller has";

    private CoverPicture() {}

    /**
     * The picture, or that the caller has it.
     *
     * @param known the entity tag that the caller has; null if none
     * @param whose for the problem that there is none
     */
    static Response answer(Jobs jobs, Optional<JobFile> cover, @Nullable String known, String whose) {
        JobFile file = cover.orElseThrow(() -> new ApiException(ApiError.NOT_FOUND, whose + " has no cover"));
        String tag = '"' + file.sha256() + '"';
        Response answer;
        try {
            answer = tag.equals(known)
                    ? Response.notModified().header("ETag", tag).build()
                    : new Download(jobs.content(file), file.mediaType().name(), file.fileName(), file.sha256())
                            .answer(null, null);
        } catch (IOException e) {
            throw new ApiException(ApiError.FILE_LOST, "the cover cannot be read: " + e.getMessage(), Map.of(), e);
        }
        // a new revision may bring another one, so whoever keeps it asks again
        return Response.fromResponse(answer)
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
