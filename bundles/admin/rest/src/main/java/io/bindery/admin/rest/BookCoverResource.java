package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.NoSuchJobException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** {@code /api/v1/books/{id}/cover}. */
@Path("/books/{id}/cover")
@Produces(MediaType.WILDCARD)
@Tag(name = "books")
public final class BookCoverResource {

    private final Platform platform;

    BookCoverResource(Platform platform) {
        this.platform = platform;
    }

    /** The cover of the newest revision that has one. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a book's cover")
    @ApiResponse(
            responseCode = "200",
            description = "The picture of the newest revision that has one",
            content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "The caller has it")
    public Response cover(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String id,
            @Parameter(description = CoverPicture.KNOWN) @HeaderParam("If-None-Match") @Nullable String known,
            @Context SecurityContext security) {
        List<Revision> revisions = new Tenants(platform, security).book(id).revisions();
        Optional<JobFile> cover = Optional.empty();
        for (int i = revisions.size() - 1; i >= 0 && cover.isEmpty(); i--) {
            cover = cover(revisions.get(i));
        }
        return CoverPicture.answer(platform.jobs(), cover, known, "book " + id);
    }

    private Optional<JobFile> cover(Revision revision) {
        try {
            return platform.jobs().cover(revision.jobId());
        } catch (NoSuchJobException e) {
            return Optional.empty(); // its job is cleared away, and the cover with it
        }
    }
}
