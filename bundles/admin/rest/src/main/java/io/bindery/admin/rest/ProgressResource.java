package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;

/** {@code /api/v1/progress} for those who come without WebSocket; {@link ProgressSocket} answers the others. */
@Path("/progress")
@Tag(name = "events", description = "What happens, as it happens")
public final class ProgressResource {

    /** Says what to come with. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Follow jobs, a publisher's or one, with percent and remaining time (WebSocket)",
            description =
                    "Text messages of JSON, each with a type. The client sends authorize (token), then subscribe (job or publisher or"
                            + " neither; after: the id of the last event that was seen). The server sends authorized, subscribed, job (how a job"
                            + " that was subscribed to stands), event (with data of the form Event), heartbeat and problem.")
    @ApiResponse(responseCode = "101", description = "From here on WebSocket is spoken")
    public void follow() {
        throw new ApiException(
                ApiError.UPGRADE_REQUIRED,
                "the request does not ask for WebSocket",
                Map.of("Upgrade", "websocket"),
                null);
    }
}
