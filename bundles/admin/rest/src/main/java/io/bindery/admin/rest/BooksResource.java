package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.NoSuchJobException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/books}. */
@Path("/books")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "books", description = "The catalogue")
public final class BooksResource {

    private final Platform platform;

    BooksResource(Platform platform) {
        this.platform = platform;
    }

    /** A page of books, the newest first. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List books, the newest first")
    public BookJson.Page list(
            @Parameter(description = "only books of this publisher") @QueryParam("publisher") @Nullable
                    String publisher,
            @Parameter(description = "only books older than this one") @QueryParam("before") @Nullable String before,
            @Parameter(description = "how many at the most, 1 to 1000; 50 if not said") @QueryParam("limit") @Nullable
                    String limit,
            @Context SecurityContext security) {
        int most = Parameters.limit(limit);
        List<CataloguedBook> page = new Tenants(platform, security)
                .newest(
                        Parameters.optional(publisher),
                        most,
                        CataloguedBook::id,
                        only -> platform.catalogue().list(only, Parameters.optional(before), most));
        return new BookJson.Page(
                page.stream().map(BookJson::summary).toList(),
                page.size() < most ? null : page.get(page.size() - 1).id());
    }

    private List<JobFile> files(Revision revision) {
        try {
            return platform.jobs().files(revision.jobId());
        } catch (NoSuchJobException e) {
            return List.of(); // its book is here all the same
        }
    }

    /** All about a book. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell all about a book")
    public BookJson.Full book(
            @Parameter(description = "the book's id") @PathParam("id") String id, @Context SecurityContext security) {
        return BookJson.full(new Tenants(platform, security).book(id), this::files);
    }
}
