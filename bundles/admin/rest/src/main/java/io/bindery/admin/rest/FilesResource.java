package io.bindery.admin.rest;

import io.bindery.admin.rest.JobJson.FileList;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.job.Job;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** {@code /api/v1/jobs/{id}/files}. */
@Path("/jobs/{id}/files")
@Tag(name = "jobs")
public final class FilesResource {

    private final Platform platform;

    FilesResource(Platform platform) {
        this.platform = platform;
    }

    /** The book as it came, and what was made of it. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List a job's files: the book as it came, and what was made of it")
    public FileList files(
            @Parameter(description = JobsResource.ID) @PathParam("id") String id, @Context SecurityContext security) {
        Jobs jobs = platform.jobs();
        Job job = new Tenants(platform, security).job(id).job();
        return new FileList(jobs.files(job.id()).stream()
                .map(file -> JobJson.file(job, file))
                .toList());
    }

    /** The bytes of one file, or a part of them. */
    @GET
    @Path("/{format:.+}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Download a file, or the one part of it that Range asks for (RFC 9110, section 14)")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            headers = {
                @Header(name = "ETag", description = "the hash of the bytes", schema = @Schema(types = "string")),
                @Header(
                        name = "Content-Disposition",
                        description = "the file's name",
                        schema = @Schema(types = "string"))
            },
            content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "The part that was asked for",
            content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
    @ApiResponse(responseCode = "416", description = "There are no such bytes")
    public Response file(
            @Parameter(description = JobsResource.ID) @PathParam("id") String id,
            @Parameter(description = "'original', a format's short name, or a media type") @PathParam("format")
                    String format,
            @Parameter(description = "which bytes") @HeaderParam("Range") @Nullable String range,
            @Parameter(description = "send a part only if the file still has this entity tag")
                    @HeaderParam("If-Range")
                    @Nullable
                    String ifRange,
            @Context SecurityContext security) {
        Jobs jobs = platform.jobs();
        List<JobFile> files =
                jobs.files(new Tenants(platform, security).job(id).job().id());
        JobFile file = find(files, format)
                .orElseThrow(() -> new ApiException(
                        ApiError.NOT_FOUND,
                        "job " + id + " has no file as " + format + "; it has "
                                + String.join(
                                        ", ",
                                        files.stream().map(JobFile::format).toList())));
        try {
            return new Download(jobs.content(file), file.mediaType().name(), file.fileName(), file.sha256())
                    .answer(range, ifRange);
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
