package io.bindery.admin.rest;

import io.bindery.admin.rest.JobJson.Bulk;
import io.bindery.admin.rest.JobJson.BulkAction;
import io.bindery.admin.rest.JobJson.BulkAnswer;
import io.bindery.admin.rest.JobJson.BulkResult;
import io.bindery.admin.rest.JobJson.Detail;
import io.bindery.admin.rest.JobJson.OfList;
import io.bindery.admin.rest.JobJson.Page;
import io.bindery.admin.rest.JobJson.Summary;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.job.Job;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.Submission;
import io.bindery.core.jobs.WrongStateException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs}. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "Books on their way through the platform")
public final class JobsResource {

    private static final int MOST_AT_ONCE = 1000;
    static final String ID = "the job's id, or the beginning of it";

    private final Platform platform;

    JobsResource(Platform platform) {
        this.platform = platform;
    }

    /** Takes the body in as a book. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.AUTHOR)
    @Operation(
            summary = "Hand a book in",
            description = "The body is the book. When the answer comes, the book is safe and has a job.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "the book's bytes",
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(types = "string", format = "binary"))))
    @ApiResponse(
            responseCode = "201",
            description = "The job that was made",
            headers = @Header(name = "Location", description = "the job's address", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The job that the same key has made before; nothing was taken",
            headers = @Header(name = "Location", description = "the job's address", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(implementation = Summary.class)))
    public Response submit(
            @Parameter(description = "names this arrival: the same key never makes a second job", required = true)
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @Parameter(description = "whose book it is", required = true) @QueryParam("publisher") @Nullable
                    String publisher,
            @Parameter(description = "the file's name", required = true) @QueryParam("fileName") @Nullable
                    String fileName,
            @Parameter(description = "the SHA-256 that the body has, hexadecimal") @HeaderParam("X-Sha256") @Nullable
                    String hex,
            @Parameter(description = "the same, as RFC 9530 has it") @HeaderParam("Repr-Digest") @Nullable
                    String digest,
            @Context SecurityContext security,
            @Parameter(hidden = true) InputStream body) {
        if (key == null) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "the header Idempotency-Key is missing: a name for this arrival, so that to send it again after a"
                            + " broken connection makes no second job");
        }
        Tenants tenants = new Tenants(platform, security);
        String owner = Parameters.required("publisher", publisher);
        Submission submission = new Submission(
                tenants.key(key, owner),
                owner,
                Parameters.required("fileName", fileName),
                Parameters.sha256(hex, digest),
                tenants.caller().login());
        tenants.requirePublisher(owner);
        Accepted accepted;
        try {
            accepted = platform.jobs().submit(submission, body);
        } catch (EOFException e) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body ended too early", Map.of(), e);
        } catch (IOException e) {
            throw new ApiException(ApiError.NOT_STORED, "the book was not stored: " + e.getMessage(), Map.of(), e);
        }
        return Response.status(accepted.created() ? 201 : 200)
                .header("Location", "/api/v1/jobs/" + accepted.job().id())
                .entity(JobJson.summary(accepted.job()))
                .build();
    }

    /** A page of jobs, the newest first. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List jobs, the newest first")
    public Page list(
            @Parameter(description = "only jobs in these states, separated by commas") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "only jobs of this publisher") @QueryParam("publisher") @Nullable String publisher,
            @Parameter(description = "how many at the most, 1 to 1000; 50 if not said") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "only jobs older than this one") @QueryParam("before") @Nullable String before,
            @Parameter(
                            description =
                                    "only jobs whose file name or book's title has this in it, in any case, or whose id begins so")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "whether to tell all about each") @QueryParam("full") @Nullable String full,
            @Context SecurityContext security) {
        int most = Parameters.limit(limit);
        boolean whole = Parameters.flag("full", full);
        Jobs jobs = platform.jobs();
        var states = Parameters.states(state);
        String text = Objects.requireNonNullElse(Parameters.optional(q), "");
        List<Job> page = new Tenants(platform, security)
                .newest(
                        Parameters.optional(publisher),
                        most,
                        Job::id,
                        only -> jobs.list(new JobQuery(states, only, "", Parameters.optional(before), most, text)));
        List<OfList> shown = page.stream()
                .map(job -> whole ? whole(jobs, job) : JobJson.summary(job))
                .toList();
        return new Page(
                shown, page.size() < most ? null : page.get(page.size() - 1).id());
    }

    /** All about a job. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell all about a job")
    public Detail report(@Parameter(description = ID) @PathParam("id") String id, @Context SecurityContext security) {
        return JobJson.detail(new Tenants(platform, security).job(id));
    }

    /** Puts a job that has ended back into the queue. */
    @POST
    @Path("/{id}/replay")
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(summary = "Do a job that has ended again")
    public Summary replay(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = "whether to do all steps anew") @QueryParam("fresh") @Nullable String fresh,
            @Context SecurityContext security) {
        boolean anew = Parameters.flag("fresh", fresh);
        Tenants tenants = new Tenants(platform, security);
        String whole = tenants.job(id).job().id();
        return JobJson.summary(
                platform.jobs().replay(whole, anew, tenants.caller().login()));
    }

    /** Ends a job. */
    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(summary = "End a job")
    public Summary cancel(@Parameter(description = ID) @PathParam("id") String id, @Context SecurityContext security) {
        Tenants tenants = new Tenants(platform, security);
        String whole = tenants.job(id).job().id();
        return JobJson.summary(platform.jobs().cancel(whole, tenants.caller().login()));
    }

    /** Replays or cancels many jobs. */
    @POST
    @Path("/bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(
            summary = "Replay or cancel many jobs",
            description = "Each by itself: one that cannot be done does not hold up the others.")
    public BulkAnswer bulk(@Nullable Bulk wanted, @Context SecurityContext security) {
        if (wanted == null
                || wanted.ids() == null
                || wanted.action() == null
                || wanted.ids().size() > MOST_AT_ONCE) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "the body has 'ids', at most " + MOST_AT_ONCE + ", and 'action', which is replay or cancel");
        }
        Tenants tenants = new Tenants(platform, security);
        return new BulkAnswer(wanted.ids().stream()
                .map(id -> one(tenants, id, wanted.action()))
                .toList());
    }

    private BulkResult one(Tenants tenants, String id, BulkAction action) {
        try {
            String whole = tenants.job(id).job().id();
            String actor = tenants.caller().login();
            Job job = action == BulkAction.replay
                    ? platform.jobs().replay(whole, false, actor)
                    : platform.jobs().cancel(whole, actor);
            return new BulkResult(id, JobJson.summary(job), null);
        } catch (NoSuchJobException | AmbiguousIdException | WrongStateException e) {
            return new BulkResult(id, null, Problem.of(Problems.known(e)));
        }
    }

    private static OfList whole(Jobs jobs, Job job) {
        return jobs.report(job.id()).<OfList>map(JobJson::detail).orElseGet(() -> JobJson.summary(job));
    }
}
