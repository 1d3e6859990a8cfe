package io.bindery.admin.rest;

import io.bindery.admin.rest.AccessJson.AuditPage;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.AuditEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/audit}: who has changed what. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Who has changed what")
public final class AuditResource {

    private final Platform platform;

    AuditResource(Platform platform) {
        this.platform = platform;
    }

    /** A page of the log. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Read the audit log, the newest entry first")
    public AuditPage list(
            @Parameter(description = "only entries before this one") @QueryParam("before") @Nullable String before,
            @Parameter(description = "how many at the most, 1 to 1000; 50 if not said") @QueryParam("limit") @Nullable
                    String limit) {
        int most = Parameters.limit(limit);
        List<AuditEntry> page = platform.audit().list(from(Parameters.optional(before)), most);
        return new AuditPage(
                page.stream().map(AccessJson::change).toList(),
                page.size() < most ? null : page.get(page.size() - 1).id());
    }

    private static long from(@Nullable String before) {
        try {
            return before == null ? Long.MAX_VALUE : Long.parseLong(before);
        } catch (NumberFormatException e) {
            throw new ApiException(ApiError.BAD_REQUEST, "'before' is a number, not: " + before, java.util.Map.of(), e);
        }
    }
}
