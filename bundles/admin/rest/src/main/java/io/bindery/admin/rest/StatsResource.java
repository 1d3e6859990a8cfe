package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.JobStatistics.Statistics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/stats}: numbers for dashboards. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stats", description = "Numbers for dashboards")
public final class StatsResource {

    private static final int DAY = 24;
    private static final int MOST_HOURS = 24 * 31;

    private final Platform platform;

    StatsResource(Platform platform) {
        this.platform = platform;
    }

    /** What became of jobs. */
    @Schema(name = "Stats")
    record Stats(
            @Schema(description = "hours in which no job ended are left out")
            List<Hour> perHour,

            @Schema(description = "the most frequent first") List<Cause> failureCauses,
            List<Step> steps) {}

    /** How many jobs ended in an hour. */
    @Schema(name = "HourStats")
    record Hour(Instant at, long succeeded, long rejected, long failed) {}

    /** How many jobs did not succeed for a cause. */
    @Schema(name = "CauseStats")
    record Cause(String code, long count) {}

    /** How long a step took. */
    @Schema(name = "StepStats")
    record Step(String step, long count, long p50Ms, long p95Ms) {}

    /** What became of the jobs of the caller's publishers. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Count what became of jobs, and how long steps took")
    public Stats stats(
            @Parameter(description = "of how many hours until now, 1 to 744; 24 if not said")
                    @QueryParam("hours")
                    @Nullable
                    String hours,
            @Parameter(description = "only jobs of this publisher") @QueryParam("publisher") @Nullable String publisher,
            @Context SecurityContext security) {
        int count = Parameters.number("hours", Parameters.optional(hours), DAY, MOST_HOURS);
        Caller caller = (Caller) security.getUserPrincipal();
        String one = Parameters.optional(publisher);
        Set<String> mine = one != null ? Set.of(one) : caller.seesAll() ? Set.of() : caller.publishers();
        boolean nothing = one != null ? !caller.sees(one) : !caller.seesAll() && mine.isEmpty();
        if (nothing) {
            return new Stats(List.of(), List.of(), List.of());
        }
        Statistics counted = platform.statistics().since(Instant.now().minus(Duration.ofHours(count)), mine);
        return new Stats(
                counted.perHour().stream()
                        .map(it -> new Hour(it.at(), it.succeeded(), it.rejected(), it.failed()))
                        .toList(),
                counted.failureCauses().stream()
                        .map(it -> new Cause(it.code(), it.count()))
                        .toList(),
                counted.steps().stream()
                        .map(it -> new Step(it.step(), it.count(), it.p50Ms(), it.p95Ms()))
                        .toList());
    }
}
