package io.bindery.admin.rest;

import io.bindery.api.job.Job;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;

/** {@code /api/v1/jobs}. */
final class JobsResource {

    private static final String ACTOR = "api";

    private final Platform platform;

    JobsResource(Platform platform) {
        this.platform = platform;
    }

    /** Takes the body in as a book. */
    Reply submit(HttpServletRequest request) throws IOException {
        Parameters parameters = new Parameters(request);
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "the header Idempotency-Key is missing: a name for this arrival, so that to send it again after a"
                            + " broken connection makes no second job");
        }
        Submission submission = new Submission(
                key, parameters.required("publisher"), parameters.required("fileName"), parameters.sha256(), ACTOR);
        Accepted accepted;
        try {
            accepted = platform.jobs().submit(submission, request.getInputStream());
        } catch (EOFException e) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body ended too early", Map.of(), e);
        } catch (IOException e) {
            throw new ApiException(ApiError.NOT_STORED, "the book was not stored: " + e.getMessage(), Map.of(), e);
        }
        Job job = accepted.job();
        Map<String, String> headers = Map.of("Location", "/api/v1/jobs/" + job.id());
        return new Reply(accepted.created() ? 201 : 200, headers, JobJson.summary(job));
    }

    /** A page of jobs, the newest first; with {@code full=true} each as {@link #report} shows it. */
    Reply list(HttpServletRequest request) {
        Parameters parameters = new Parameters(request);
        int limit = parameters.limit();
        boolean full = parameters.flag("full");
        Jobs jobs = platform.jobs();
        List<Job> page = jobs.list(new JobQuery(
                parameters.states(), parameters.optional("publisher"), "", parameters.optional("before"), limit));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "jobs",
                page.stream()
                        .map(job -> full ? full(jobs, job) : JobJson.summary(job))
                        .toList());
        json.put("next", page.size() < limit ? null : page.get(page.size() - 1).id());
        return Reply.ok(json);
    }

    Reply report(String idOrPrefix) {
        return Reply.ok(JobJson.report(find(idOrPrefix)));
    }

    Reply replay(HttpServletRequest request, String idOrPrefix) {
        boolean fresh = new Parameters(request).flag("fresh");
        String id = find(idOrPrefix).job().id();
        return Reply.ok(JobJson.summary(platform.jobs().replay(id, fresh, ACTOR)));
    }

    Reply cancel(String idOrPrefix) {
        String id = find(idOrPrefix).job().id();
        return Reply.ok(JobJson.summary(platform.jobs().cancel(id, ACTOR)));
    }

    private JobReport find(String idOrPrefix) {
        return platform.jobs()
                .report(idOrPrefix)
                .orElseThrow(() -> new ApiException(ApiError.NOT_FOUND, "there is no job " + idOrPrefix));
    }

    private static Map<String, Object> full(Jobs jobs, Job job) {
        return jobs.report(job.id()).map(JobJson::report).orElseGet(() -> JobJson.summary(job));
    }
}
