package io.bindery.admin.rest;

import io.bindery.admin.rest.PluginSettings.Described;
import io.bindery.admin.rest.access.Roles;
import io.bindery.core.plugins.PluginInfo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.AttributeDefinition;

/** {@code /api/v1/plugins/{name}/configuration}. */
@Path("/plugins/{name}/configuration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "platform")
public final class PluginSettingsResource {

    private static final Map<Integer, String> TYPES = Map.of(
            AttributeDefinition.STRING, "text",
            AttributeDefinition.BOOLEAN, "boolean",
            AttributeDefinition.INTEGER, "integer",
            AttributeDefinition.SHORT, "integer",
            AttributeDefinition.BYTE, "integer",
            AttributeDefinition.LONG, "integer",
            AttributeDefinition.DOUBLE, "number",
            AttributeDefinition.FLOAT, "number",
            AttributeDefinition.PASSWORD, "password");

    private final Platform platform;

    PluginSettingsResource(Platform platform) {
        this.platform = platform;
    }

    /** The settings of a plugin's bundle. */
    @Schema(name = "PluginConfiguration")
    record Settings(
            @Schema(description = "what the settings are called together, and their file in etc/")
            String pid,

            List<Setting> attributes) {}

    /** A setting. */
    @Schema(name = "PluginSetting")
    record Setting(
            String id,
            String name,
            String description,

            @Schema(allowableValues = {"text", "boolean", "integer", "number", "password"})
            String type,

            @Schema(description = "whether it has several values")
            boolean many,

            @Schema(description = "the values if none are set")
            List<String> defaults,

            @Schema(description = "the values that are set; null if none are, or they are secret") @Nullable
            List<String> value,

            @Schema(description = "the only values there are; empty if any is acceptable")
            List<Option> options) {}

    /** A value that can be chosen. */
    @Schema(name = "PluginSettingOption")
    record Option(String value, String label) {}

    /** Settings to change. */
    @Schema(name = "PluginConfigurationChange")
    record Wanted(
            @Schema(
                    description =
                            "the values of each setting that shall change; null for its default. Settings that are not named stay.")
            @Nullable
            Map<String, @Nullable List<String>> values) {}

    /** What can be set, and how it is. */
    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Tell what of a plugin can be set, and how it is")
    public Settings read(@Parameter(description = "the plugin's name") @PathParam("name") String name)
            throws IOException {
        PluginSettings settings = platform.settings();
        return shown(settings, described(settings, name));
    }

    /** Sets some. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change a plugin's settings",
            description = "In force at once, and kept in the data folder's etc/ for the next start.")
    public Settings change(
            @Parameter(description = "the plugin's name") @PathParam("name") String name, @Nullable Wanted wanted)
            throws IOException {
        if (wanted == null || wanted.values() == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body has 'values'");
        }
        PluginSettings settings = platform.settings();
        Described described = described(settings, name);
        try {
            settings.set(described, wanted.values());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_REQUEST, String.valueOf(e.getMessage()), Map.of(), e);
        }
        return shown(settings, described);
    }

    private Described described(PluginSettings settings, String name) {
        return platform.plugins().list().stream()
                .filter(plugin -> plugin.name().equals(name))
                .map(PluginInfo::bundle)
                .flatMap(bundle -> settings.of(bundle).stream())
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ApiError.NOT_FOUND, "there is no plugin " + name + ", or it has nothing that can be set"));
    }

    private static Settings shown(PluginSettings settings, Described described) throws IOException {
        Map<String, List<String>> values = settings.values(described);
        List<Setting> all = new ArrayList<>();
        for (AttributeDefinition it : described.attributes()) {
            boolean secret = it.getType() == AttributeDefinition.PASSWORD;
            all.add(new Setting(
                    it.getID(),
                    text(it.getName()),
                    text(it.getDescription()),
                    TYPES.getOrDefault(it.getType(), "text"),
                    it.getCardinality() != 0,
                    PluginSettings.defaults(it),
                    secret ? null : values.get(it.getID()),
                    options(it)));
        }
        return new Settings(described.pid(), all);
    }

    private static List<Option> options(AttributeDefinition it) {
        String[] values = it.getOptionValues();
        String[] labels = it.getOptionLabels();
        List<Option> options = new ArrayList<>();
        for (int i = 0; values != null && i < values.length; i++) {
            options.add(new Option(values[i], labels == null ? values[i] : labels[i]));
        }
        return options;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
