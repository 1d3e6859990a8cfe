package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.bindery.core.upkeep.Backups;
import io.bindery.core.upkeep.UpkeepReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/backup}, {@code /gc} and {@code /retention}. */
@Path("/")
@Tag(name = "upkeep", description = "Backups, and clearing away what nobody needs")
public final class UpkeepResource {

    private static final String TAR = "application/x-tar";

    private final Platform platform;

    UpkeepResource(Platform platform) {
        this.platform = platform;
    }

    /** The archive, as it is being made. */
    @GET
    @Path("/backup")
    @Produces({TAR, MediaType.WILDCARD})
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Make a backup and send it as it is being made")
    @ApiResponse(
            responseCode = "200",
            description = "A tar archive; a connection that breaks off is no whole backup",
            headers = {
                @Header(name = "Bindery-Backup-Id", description = "its id", schema = @Schema(types = "string")),
                @Header(
                        name = "Bindery-Backup-Size",
                        description = "about how many bytes",
                        schema = @Schema(types = "integer"))
            },
            content = @Content(mediaType = TAR, schema = @Schema(types = "string", format = "binary")))
    public Response backup(
            @Parameter(description = "whether to leave the secrets out") @QueryParam("withoutSecrets") @Nullable
                    String withoutSecrets) {
        boolean secrets = !Parameters.flag("withoutSecrets", withoutSecrets);
        Backups.Backup backup;
        try {
            backup = platform.backups().begin(secrets);
        } catch (IOException e) {
            throw new ApiException(ApiError.NO_BACKUP, "the backup could not be begun: " + e.getMessage(), Map.of(), e);
        }
        StreamingOutput archive = target -> {
            try (backup) {
                backup.writeTo(target);
            }
        };
        return Response.ok(archive, TAR)
                .header("Bindery-Backup-Id", backup.id())
                .header("Bindery-Backup-Size", backup.sizeBytes())
                .build();
    }

    /** Removes bytes that nothing refers to. */
    @POST
    @Path("/gc")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Remove bytes that nothing refers to")
    public PlatformJson.Upkeep collectGarbage(
            @Parameter(description = "only those older than this, e.g. P1D or PT2H") @QueryParam("olderThan") @Nullable
                    String olderThan,
            @Parameter(description = "whether to do it; else it only says what it would do")
                    @QueryParam("apply")
                    @Nullable
                    String apply) {
        return report(() ->
                platform.upkeep().collectGarbage(age(Parameters.optional(olderThan)), Parameters.flag("apply", apply)));
    }

    /** Removes what is older than it need be kept. */
    @POST
    @Path("/retention")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Remove jobs and events that are older than they need be kept")
    public PlatformJson.Upkeep retain(
            @Parameter(description = "whether to do it; else it only says what it would do")
                    @QueryParam("apply")
                    @Nullable
                    String apply) {
        boolean really = Parameters.flag("apply", apply);
        return report(() -> platform.upkeep().retain(really));
    }

    private static @Nullable Duration age(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("olderThan is no ISO 8601 duration such as P1D or PT2H", e);
        }
    }

    private static PlatformJson.Upkeep report(Supplier<UpkeepReport> work) {
        try {
            return PlatformJson.upkeep(work.get());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_REQUEST, String.valueOf(e.getMessage()), Map.of(), e);
        }
    }
}
