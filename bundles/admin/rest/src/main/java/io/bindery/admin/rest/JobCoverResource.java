package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs/{id}/cover}. */
@Path("/jobs/{id}/cover")
@Produces(MediaType.WILDCARD)
@Tag(name = "jobs")
public final class JobCoverResource {

    private final Platform platform;

    JobCoverResource(Platform platform) {
        this.platform = platform;
    }

    /** The cover of a job's book. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show the cover of a job's book")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "The caller has it")
    public Response cover(
            @Parameter(description = JobsResource.ID) @PathParam("id") String id,
            @Parameter(description = CoverPicture.KNOWN) @HeaderParam("If-None-Match") @Nullable String known,
            @Context SecurityContext security) {
        String job = new Tenants(platform, security).job(id).job().id();
        return CoverPicture.answer(platform.jobs(), platform.jobs().cover(job), known, "job " + id);
    }
}
