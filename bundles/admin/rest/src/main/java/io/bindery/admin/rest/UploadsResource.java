package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.HEAD;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.OPTIONS;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/uploads}, for the description of the API; {@link UploadsServlet} answers. */
@Path("/uploads")
@Tag(
        name = "uploads",
        description =
                "Large books, piece by piece: the tus protocol 1.0, for which there are clients in most languages")
public interface UploadsResource {

    /** What the server can do. */
    @OPTIONS
    @PermitAll
    @Operation(summary = "Tell which parts of tus there are")
    @ApiResponse(responseCode = "204", description = "See Tus-Extension, Tus-Max-Size and Tus-Checksum-Algorithm")
    void features();

    /** Begins an upload. */
    @POST
    @RolesAllowed(Roles.AUTHOR)
    @Operation(summary = "Begin an upload")
    @ApiResponse(
            responseCode = "201",
            description = "Begun",
            headers = {
                @Header(name = "Location", description = "its address", schema = @Schema(types = "string")),
                @Header(name = "Upload-Expires", description = "when it ends", schema = @Schema(types = "string"))
            })
    void create(
            @Parameter(description = "1.0.0", required = true) @HeaderParam("Tus-Resumable") @Nullable String version,
            @Parameter(description = "how many bytes") @HeaderParam("Upload-Length") @Nullable String length,
            @Parameter(
                            description =
                                    "'filename' and 'publisher', and if it is known 'sha256' (hexadecimal), each with its value in Base64",
                            required = true)
                    @HeaderParam("Upload-Metadata")
                    @Nullable
                    String metadata,
            @Parameter(description = "'partial', or 'final;' with the addresses of parts")
                    @HeaderParam("Upload-Concat")
                    @Nullable
                    String concat);

    /** How far it has come. */
    @HEAD
    @Path("/{id}")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(
            summary = "Tell how far an upload has come",
            description = "Also makes the job of one that is complete and has none yet.")
    @ApiResponse(
            responseCode = "204",
            description = "See the headers",
            headers = {
                @Header(
                        name = "Upload-Offset",
                        description = "how many bytes are here",
                        schema = @Schema(types = "integer")),
                @Header(
                        name = "X-Bindery-Job",
                        description = "the job, once it is complete",
                        schema = @Schema(types = "string"))
            })
    void status(
            @Parameter(description = "the upload") @PathParam("id") String id,
            @Parameter(description = "1.0.0", required = true) @HeaderParam("Tus-Resumable") @Nullable String version);

    /** Sends the next bytes. */
    @PATCH
    @Path("/{id}")
    @Consumes("application/offset+octet-stream")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(
            summary = "Send the next bytes",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "the bytes",
                            content =
                                    @Content(
                                            mediaType = "application/offset+octet-stream",
                                            schema = @Schema(types = "string", format = "binary"))))
    @ApiResponse(
            responseCode = "204",
            description = "They are here",
            headers = {
                @Header(
                        name = "Upload-Offset",
                        description = "how many bytes are here",
                        schema = @Schema(types = "integer")),
                @Header(
                        name = "X-Bindery-Job",
                        description = "the job, if these were the last",
                        schema = @Schema(types = "string"))
            })
    void append(
            @Parameter(description = "the upload") @PathParam("id") String id,
            @Parameter(description = "1.0.0", required = true) @HeaderParam("Tus-Resumable") @Nullable String version,
            @Parameter(description = "how many bytes are here; 409 if not", required = true)
                    @HeaderParam("Upload-Offset")
                    @Nullable
                    String offset,
            @Parameter(description = "e.g. 'sha1' and the hash of these bytes in Base64; 460 if it is another")
                    @HeaderParam("Upload-Checksum")
                    @Nullable
                    String checksum);

    /** Gives an upload up. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(summary = "Give an upload up")
    @ApiResponse(responseCode = "204", description = "It is gone; a job that it has made stays")
    void remove(
            @Parameter(description = "the upload") @PathParam("id") String id,
            @Parameter(description = "1.0.0", required = true) @HeaderParam("Tus-Resumable") @Nullable String version);
}
