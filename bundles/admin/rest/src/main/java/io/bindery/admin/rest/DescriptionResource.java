package io.bindery.admin.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import javax.annotation.security.PermitAll;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** The API's description of itself, for programs ({@code openapi.json}) and for people ({@code docs/}). */
@Path("/")
@Tag(name = "description", description = "What this API offers")
public final class DescriptionResource {

    /** The description, among the resources of this bundle; derived from the code of this package. */
    static final String DOCUMENT = "openapi.json";

    private static final String UI = "/META-INF/resources/webjars/swagger-ui/";

    /** What the page may load: its own files, and pictures that stand in its style sheet. */
    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    private static final Map<String, String> OWN = Map.of("index.html", "text/html", "docs.js", "text/javascript");
    private static final Map<String, String> FOREIGN = Map.of(
            "swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript", "favicon-32x32.png", "image/png");

    /** The document. */
    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Describe the API for programs (OpenAPI 3.1)")
    @ApiResponse(
            responseCode = "200",
            description = "The description",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(types = "object")))
    public Response openapi() {
        return resource(DOCUMENT, MediaType.APPLICATION_JSON);
    }

    /** The page, for those who leave the last slash away. */
    @GET
    @Path("/docs")
    @PermitAll
    @Operation(summary = "Lead to the page")
    @ApiResponse(responseCode = "302", description = "The page is at docs/index.html")
    public Response page() {
        return Response.status(302)
                .header("Location", "/api/v1/docs/index.html")
                .build();
    }

    /** The page that shows the document, and its files. */
    @GET
    @Path("/docs/{file}")
    @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
    @PermitAll
    @Operation(summary = "Describe the API for people: a page, and its files")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
    public Response file(@Parameter(description = "index.html, or one of its files") @PathParam("file") String file) {
        Response found;
        if (OWN.containsKey(file)) {
            found = resource("docs/" + file, OWN.get(file));
        } else if (FOREIGN.containsKey(file)) {
            found = resource(UI + version() + '/' + file, FOREIGN.get(file));
        } else {
            throw new ApiException(ApiError.NOT_FOUND, "there is no file " + file + " of the page");
        }
        return Response.fromResponse(found)
                .header("Content-Security-Policy", PAGE_POLICY)
                .build();
    }

    private static String version() {
        Properties about = new Properties();
        try (InputStream in = DescriptionResource.class.getResourceAsStream(
                "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            about.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("the page's files cannot be read", e);
        }
        return about.getProperty("version");
    }

    private static Response resource(String name, @org.jspecify.annotations.Nullable String mediaType) {
        InputStream in = DescriptionResource.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the bundle lacks " + name);
        }
        return Response.ok(in, mediaType).build();
    }
}
