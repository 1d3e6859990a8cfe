package io.bindery.admin.rest;

import io.bindery.api.job.Job;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/jobs/{id}/files}. */
final class FilesResource {

    private final Platform platform;

    FilesResource(Platform platform) {
        this.platform = platform;
    }

    /** The book as it came, and what was made of it. */
    Reply list(String idOrPrefix) {
        Jobs jobs = platform.jobs();
        Job job = jobs.report(idOrPrefix)
                .orElseThrow(() -> new NoSuchJobException("there is no job " + idOrPrefix))
                .job();
        return Reply.ok(Map.of(
                "files",
                jobs.files(job.id()).stream()
                        .map(file -> JobJson.file(job, file))
                        .toList()));
    }

    /**
     * The bytes of one file.
     *
     * @param format {@code original}, a format's short name, or a media type
     */
    Reply file(String idOrPrefix, String format) {
        Jobs jobs = platform.jobs();
        List<JobFile> files = jobs.files(idOrPrefix);
        JobFile file = find(files, format)
                .orElseThrow(() -> new ApiException(
                        ApiError.NOT_FOUND,
                        "job " + idOrPrefix + " has no file as " + format + "; it has "
                                + String.join(
                                        ", ",
                                        files.stream().map(JobFile::format).toList())));
        return download(file);
    }

    /** The cover picture of its book. */
    Reply cover(String idOrPrefix) {
        return download(platform.jobs()
                .cover(idOrPrefix)
                .orElseThrow(() -> new ApiException(ApiError.NOT_FOUND, "job " + idOrPrefix + " has no cover")));
    }

    /** The bytes of a file of a job. */
    Reply download(JobFile file) {
        Jobs jobs = platform.jobs();
        try {
            return Reply.ok(new Download(jobs.content(file), file.mediaType().name(), file.fileName(), file.sha256()));
        } catch (IOException e) {
            throw new ApiException(ApiError.FILE_LOST, "the file cannot be read: " + e.getMessage(), Map.of(), e);
        }
    }

    private static Optional<JobFile> find(List<JobFile> files, String format) {
        if (format.equals("original")) {
            return files.stream().filter(JobFile::original).findFirst();
        }
        try {
            String name = FormatNames.of(FormatNames.typeOf(format));
            return files.stream().filter(file -> file.format().equals(name)).findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
