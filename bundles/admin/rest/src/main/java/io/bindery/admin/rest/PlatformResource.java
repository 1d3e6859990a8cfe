package io.bindery.admin.rest;

import io.bindery.admin.rest.PlatformJson.Diagnosis;
import io.bindery.admin.rest.PlatformJson.FormatList;
import io.bindery.admin.rest.PlatformJson.PluginList;
import io.bindery.admin.rest.PlatformJson.Status;
import io.bindery.admin.rest.access.Roles;
import io.bindery.core.health.Health.Check;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** The platform itself: {@code /api/v1/status}, {@code /plugins}, {@code /formats}, {@code /doctor}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "platform", description = "How the platform fares, and what it can do")
public final class PlatformResource {

    private final Platform platform;

    PlatformResource(Platform platform) {
        this.platform = platform;
    }

    /** Version, age, and how many jobs there are. */
    @GET
    @Path("/status")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Tell the version, the age, how many jobs are in each state, and how the search indexes stand")
    public Status status() {
        Map<String, Long> counts = new LinkedHashMap<>();
        platform.jobs().counts().forEach((state, count) -> counts.put(state.name(), count));
        long uptime = Duration.between(platform.startedAt(), Instant.now()).toMillis();
        return new Status(
                platform.version(),
                platform.startedAt(),
                uptime,
                counts,
                platform.indexes().stream().map(SearchJson::index).toList());
    }

    /** All plugins. */
    @GET
    @Path("/plugins")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "List plugins and how they fare")
    public PluginList plugins() {
        return new PluginList(
                platform.plugins().list().stream().map(PlatformJson::plugin).toList());
    }

    /** Calls a plugin again that was left alone. */
    @POST
    @Path("/plugins/{name}/reset")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Call a plugin again that is left alone because it failed")
    public PluginList reset(@Parameter(description = "the plugin's name") @PathParam("name") String name) {
        return named(name, platform.plugins().reset(name));
    }

    /** Switches a plugin on. */
    @POST
    @Path("/plugins/{name}/enable")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Switch a plugin on", description = "It takes part at once, and what waits for it goes on.")
    public PluginList enable(@Parameter(description = "the plugin's name") @PathParam("name") String name) {
        return switched(name, true);
    }

    /** Switches a plugin off. */
    @POST
    @Path("/plugins/{name}/disable")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Switch a plugin off",
            description =
                    "As if it were not there, also after a restart: a call that is under way comes to its end, and a job that"
                            + " cannot do without it waits.")
    public PluginList disable(@Parameter(description = "the plugin's name") @PathParam("name") String name) {
        return switched(name, false);
    }

    private PluginList switched(String name, boolean on) {
        try {
            return named(name, platform.plugins().switchTo(name, on));
        } catch (IOException e) {
            throw new ApiException(
                    ApiError.NOT_STORED, "the switch of " + name + " cannot be kept: " + e.getMessage(), Map.of(), e);
        }
    }

    private PluginList named(String name, int known) {
        if (known == 0) {
            throw new ApiException(ApiError.NOT_FOUND, "there is no plugin " + name);
        }
        return new PluginList(platform.plugins().list().stream()
                .filter(plugin -> plugin.name().equals(name))
                .map(PlatformJson::plugin)
                .toList());
    }

    /** Looks at all parts. */
    @GET
    @Path("/doctor")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Examine all parts, and say how to mend what does not work")
    public Diagnosis doctor() {
        List<Check> checks = platform.health().examine();
        return new Diagnosis(
                checks.stream().allMatch(Check::healthy),
                checks.stream().map(PlatformJson::part).toList());
    }

    /** What can be done with each format. */
    @GET
    @Path("/formats")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List formats, and what can be done with each")
    public FormatList formats() {
        return new FormatList(
                platform.formats().list().stream().map(PlatformJson::format).toList());
    }
}
