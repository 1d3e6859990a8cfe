package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Roles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}, for the description of the API; {@link EventsServlet} answers. */
@Path("/events")
@Tag(name = "events", description = "What happens, as it happens")
public interface EventsResource {

    /** The data of an event. */
    @Schema(name = "Event")
    record Event(
            long id,
            String jobId,
            String publisher,
            String fileName,
            String type,
            String state,
            String step,
            String plugin,
            String actor,
            String detail,
            Instant at,

            @Schema(
                    nullable = true,
                    description = "how much of the way through the steps lies behind it; null if not known")
            @Nullable
            Integer percent,

            @Schema(
                    nullable = true,
                    description =
                            "for how many seconds it will still be at work, not counting the time that it waits; null if not"
                                    + " known")
            @Nullable
            Long etaSeconds) {}

    /** What happens from now on, or since an event. */
    @GET
    @Produces("text/event-stream")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Follow what happens to the jobs of the caller's publishers (server-sent events)",
            description =
                    "Each event has an id, the name 'job' or, when a book came into the catalogue, 'book', and as data a JSON"
                            + " object of the form Event. Every 15 seconds a comment shows that the connection lives. Whose token has expired is"
                            + " hung up on; he comes back with the next token and Last-Event-ID, and misses nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream without an end",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = Event.class)))
    void stream(
            @Parameter(description = "the last event that was seen; what came after it is sent first")
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String lastEventId,
            @Parameter(description = "only events of this job") @QueryParam("job") @Nullable String job,
            @Parameter(description = "only events of this publisher") @QueryParam("publisher") @Nullable
                    String publisher);
}
