package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.bindery.api.feed.MetadataExport;
import io.bindery.api.feed.MetadataExport.Letterhead;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.CataloguedBook;
import io.bindery.core.metadata.BookEditor;
import io.bindery.core.metadata.FlatMetadata;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
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

/** {@code /api/v1/books/ID/metadata}. The book's version is the entity tag of all that stands below it. */
@Path("/books/{id}/metadata")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metadata", description = "What is known of a book, who says so, and how to correct it")
public final class MetadataResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String IF_MATCH =
            "the ETag that came with what you looked at; without it the book is edited as it is";
    private static final String ACTOR_HEADER = "the person for whom a program that holds this machine's token edits";
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern ACTOR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@ -]{0,63}");

    private final Platform platform;

    MetadataResource(Platform platform) {
        this.platform = platform;
    }

    /** An edit as a person writes it. */
    @Schema(name = "MetadataAssignments")
    record Assignments(
            @Schema(
                    description =
                            "field=value sets, field+=value adds, field-=value takes away, field= says that there is none")
            List<String> assignments,

            @Schema(description = "fields of which no person shall say anything any more")
            List<String> release) {}

    /** Edits, the newest first. */
    @Schema(name = "MetadataHistory")
    record History(List<MetadataJson.Edit> edits) {}

    /** Where sources disagree. */
    @Schema(name = "MetadataConflicts")
    record Conflicts(List<JobJson.Remark> conflicts) {}

    /** The flat view of what is known in effect. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell what is known of a book")
    @ApiResponse(
            responseCode = "200",
            description = "The metadata in effect; what is not known is absent",
            headers = @Header(name = "ETag", description = "the book's version", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(types = "object")))
    public Response metadata(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Context SecurityContext security) {
        return shown(new Tenants(platform, security).book(name));
    }

    /** A JSON merge patch of that view (RFC 7396). */
    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(
            summary = "Edit what is known of a book",
            description =
                    "A JSON merge patch (RFC 7396) of the metadata: null says that there is no value. An edit outranks every other source.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(types = "object"))))
    @ApiResponse(
            responseCode = "200",
            description = "The metadata in effect after it",
            headers = @Header(name = "ETag", description = "the book's version", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(types = "object")))
    public Response patch(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = ACTOR_HEADER) @HeaderParam("Bindery-Actor") @Nullable String actor,
            @Context SecurityContext security,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        Tenants tenants = new Tenants(platform, security);
        Map<String, @Nullable Object> patch = Json.object(body);
        String id = tenants.book(name).id();
        editor().patch(id, expected(ifMatch), actor(tenants, actor), patch);
        return shown(editor().book(id));
    }

    /** Assignments, all of which are one edit. */
    @POST
    @Path("/edits")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(
            summary = "Edit what is known of a book by assignments",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Assignments.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The edit",
            content = @Content(schema = @Schema(implementation = MetadataJson.Edit.class)))
    public Response edit(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = ACTOR_HEADER) @HeaderParam("Bindery-Actor") @Nullable String actor,
            @Context SecurityContext security,
            @Parameter(hidden = true) InputStream bytes)
            throws IOException {
        Tenants tenants = new Tenants(platform, security);
        Map<String, @Nullable Object> body = Json.object(bytes);
        for (String member : body.keySet()) {
            if (!Set.of("assignments", "release").contains(member)) {
                throw new ApiException(
                        ApiError.BAD_REQUEST, "an edit has 'assignments' and 'release', not '" + member + "'");
            }
        }
        String id = tenants.book(name).id();
        BookEdit edit = editor().assign(
                        id,
                        expected(ifMatch),
                        actor(tenants, actor),
                        Json.texts(body, "assignments"),
                        Json.texts(body, "release"));
        return tagged(editor().book(id), MetadataJson.edit(edit));
    }

    /** Takes the last edit back. */
    @POST
    @Path("/undo")
    @RolesAllowed(Roles.PUBLISHER)
    @Operation(summary = "Take the last edit back")
    @ApiResponse(
            responseCode = "200",
            description = "The edit that undoes it",
            content = @Content(schema = @Schema(implementation = MetadataJson.Edit.class)))
    public Response undo(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = ACTOR_HEADER) @HeaderParam("Bindery-Actor") @Nullable String actor,
            @Context SecurityContext security) {
        Tenants tenants = new Tenants(platform, security);
        String id = tenants.book(name).id();
        BookEdit edit = editor().undo(id, expected(ifMatch), actor(tenants, actor));
        return tagged(editor().book(id), MetadataJson.edit(edit));
    }

    /** The edits of persons. */
    @GET
    @Path("/history")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List the edits of a book, the newest first")
    public History history(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Parameter(description = "how many at the most, 1 to 1000; 50 if not said") @QueryParam("limit") @Nullable
                    String limit,
            @Context SecurityContext security) {
        String id = new Tenants(platform, security).book(name).id();
        return new History(editor().history(id, Parameters.limit(limit)).stream()
                .map(MetadataJson::edit)
                .toList());
    }

    /** What each source says of each field: first what counts, then what does not. */
    @GET
    @Path("/provenance")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell who says what of a book, also what does not count")
    @ApiResponse(
            responseCode = "200",
            description = "For each field a list: first the values that count",
            content = @Content(schema = @Schema(types = "object")))
    public Response provenance(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Context SecurityContext security) {
        BookEditor.View view = view(name, security);
        return tagged(view.book(), MetadataJson.sources(view.merged()));
    }

    /** Where sources disagree. */
    @GET
    @Path("/conflicts")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell where the sources of a book disagree")
    @ApiResponse(
            responseCode = "200",
            description = "One finding for each disagreement",
            content = @Content(schema = @Schema(implementation = Conflicts.class)))
    public Response conflicts(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Context SecurityContext security) {
        BookEditor.View view = view(name, security);
        return tagged(view.book(), new Conflicts(JobJson.remarks(view.conflicts())));
    }

    /** As a message of ONIX 3.0 with one product. */
    @GET
    @Path("/onix")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell what is known of a book as a message of ONIX 3.0")
    @ApiResponse(
            responseCode = "200",
            description = "A message with one product",
            headers = @Header(name = "ETag", description = "the book's version", schema = @Schema(types = "string")),
            content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
    public Response onix(
            @Parameter(description = BooksResource.NAME) @PathParam("id") String name,
            @Context SecurityContext security)
            throws IOException {
        CataloguedBook book = new Tenants(platform, security).book(name);
        MetadataExport export = platform.onix();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        export.write(List.of(book.metadata()).iterator(), new Letterhead("Bindery", Instant.now()), message);
        return Response.fromResponse(tagged(book, message.toByteArray()))
                .type(export.mediaType().name())
                .build();
    }

    private BookEditor editor() {
        return platform.editor();
    }

    private BookEditor.View view(String name, SecurityContext security) {
        return editor().view(new Tenants(platform, security).book(name).id());
    }

    private static Response shown(CataloguedBook book) {
        return tagged(book, FlatMetadata.of(book.metadata()));
    }

    private static Response tagged(CataloguedBook book, Object body) {
        return Response.ok(body)
                .header("ETag", "\"" + book.version() + "\"")
                .header("Bindery-Book", book.id())
                .build();
    }

    /** What {@code If-Match} says (RFC 9110, section 13.1.1): nothing if it is not there or {@code *}. */
    private static OptionalLong expected(@Nullable String tag) {
        if (tag == null || tag.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher version = TAG.matcher(tag.strip());
        if (!version.matches()) {
            throw new ApiException(ApiError.STALE, "If-Match is the ETag that came with the metadata, not: " + tag);
        }
        return OptionalLong.of(Long.parseLong(version.group(1)));
    }

    /** Who edits: whoever has logged in; a program of this machine may say for whom it does so. */
    private static String actor(Tenants tenants, @Nullable String named) {
        String login = tenants.caller().login();
        if (!login.equals(Tenants.MACHINE) || named == null || named.isBlank()) {
            return login;
        }
        if (!ACTOR.matcher(named.strip()).matches()) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "Bindery-Actor is a login: 1 to 64 letters, digits and . _ @ -, not: " + named);
        }
        return named.strip();
    }
}
