package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.bindery.api.job.Job;
import io.bindery.core.enrichment.Enrichment.Begun;
import io.bindery.core.enrichment.Enrichment.Scope;
import io.bindery.core.enrichment.Enrichment.Wish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/plugins/{name}/enrichment}. */
@Path("/plugins/{name}/enrichment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "platform")
public final class EnrichmentResource {

    private static final int USUAL = 50;
    private static final String NAME = "the enricher's name";

    private final Platform platform;

    EnrichmentResource(Platform platform) {
        this.platform = platform;
    }

    /** How much there is to do. */
    @Schema(name = "EnrichmentOutlook")
    record Outlook(
            String plugin,

            @Schema(description = "at how many books it has not looked in their newest revision")
            long missing) {}

    /** What shall be done. */
    @Schema(name = "EnrichmentWish")
    record Wanted(
            @Schema(
                    description =
                            "the books at which it has not looked in their newest revision, or all; what it has said of the same bytes with"
                                    + " the same version and configuration is used again",
                    defaultValue = "MISSING")
            @Nullable
            Scope scope,

            @Schema(description = "the 'next' of the answer before; absent to begin") @Nullable
            String after,

            @Schema(description = "at how many books it looks now, 1 to 1000", defaultValue = "50") @Nullable
            Integer limit) {}

    /** What was begun. */
    @Schema(name = "EnrichmentBegun")
    record Answer(
            @Schema(description = "the ids of the books' jobs, which wait in the queue now")
            List<String> jobs,

            List<SkippedBook> skipped,

            @Schema(description = "where to go on; null if there are no more books") @Nullable
            String next) {}

    /** A book that was passed over. */
    @Schema(name = "EnrichmentSkipped")
    record SkippedBook(String bookId, String reason) {}

    /** How much there is to do. */
    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Tell at how many books an enricher has not looked")
    public Outlook outlook(@Parameter(description = NAME) @PathParam("name") String name) {
        return new Outlook(name, platform.enrichment().missing(name));
    }

    /** Lets it look at some. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Let an enricher look at books that are in the catalogue",
            description =
                    "Puts the books' jobs back into the queue, a bunch at a time; what other plugins have found is not found out again.")
    public Answer begin(
            @Parameter(description = NAME) @PathParam("name") String name,
            @Nullable Wanted wanted,
            @Context SecurityContext security) {
        Wanted given = wanted == null ? new Wanted(null, null, null) : wanted;
        String actor = new Tenants(platform, security).caller().login();
        try {
            Begun begun = platform.enrichment()
                    .begin(new Wish(
                            name,
                            given.scope() == null ? Scope.MISSING : given.scope(),
                            given.after() == null ? "" : given.after(),
                            given.limit() == null ? USUAL : given.limit(),
                            actor));
            return new Answer(
                    begun.jobs().stream().map(Job::id).toList(),
                    begun.skipped().stream()
                            .map(it -> new SkippedBook(it.bookId(), it.reason()))
                            .toList(),
                    begun.next());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_REQUEST, String.valueOf(e.getMessage()), java.util.Map.of(), e);
        }
    }
}
