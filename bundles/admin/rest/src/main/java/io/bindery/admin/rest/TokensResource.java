package io.bindery.admin.rest;

import io.bindery.admin.rest.AccessJson.MadeToken;
import io.bindery.admin.rest.AccessJson.NewToken;
import io.bindery.admin.rest.AccessJson.TokenList;
import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.ProgramTokens;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.AccessToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Set;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tokens}: with what programs come in. Everybody sees and ends the own ones, an administrator all. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens", description = "Tokens of programs")
public final class TokensResource {

    private static final String FIRST = "admin";

    private final Platform platform;

    TokensResource(Platform platform) {
        this.platform = platform;
    }

    /** Tokens, without their secrets. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List tokens: the own ones, or all for an administrator")
    public TokenList list(@Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        return new TokenList(platform.accessTokens().list().stream()
                .filter(token -> mayHandle(caller, token))
                .map(AccessJson::token)
                .toList());
    }

    /** Makes a token. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Make a token for a program",
            description = "It may do what its roles and publishers say, and never more than its owner.")
    @ApiResponse(
            responseCode = "201",
            description = "Made; the secret is shown this once",
            content = @Content(schema = @Schema(implementation = MadeToken.class)))
    public Response create(@Nullable NewToken wanted, @Context SecurityContext security) {
        if (wanted == null
                || wanted.name() == null
                || wanted.name().isBlank()
                || wanted.name().length() > 200) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body has a 'name' of 1 to 200 characters");
        }
        Caller caller = (Caller) security.getUserPrincipal();
        String owner = caller.login().equals(Tenants.MACHINE) ? FIRST : caller.login();
        if (platform.accounts().find(owner).isEmpty()) {
            throw new ApiException(ApiError.BAD_REQUEST, "only somebody with an account here makes tokens");
        }
        Set<String> roles = UsersResource.roles(wanted.roles() == null ? Set.of(Roles.VIEWER) : wanted.roles());
        if (!roles.stream().allMatch(caller::may)) {
            throw new ApiException(ApiError.FORBIDDEN, "a token has no role that you have not");
        }
        Set<String> publishers =
                UsersResource.publishers(wanted.publishers() == null ? caller.publishers() : wanted.publishers());
        if (!publishers.stream().allMatch(caller::sees)) {
            throw new ApiException(ApiError.NOT_FOUND, "there is no such publisher among yours: " + publishers);
        }
        ProgramTokens.Made made = ProgramTokens.make(
                wanted.name().strip(), owner, roles, publishers, wanted.expiresAt(), Clock.systemUTC());
        platform.accessTokens().add(made.token());
        return Response.status(201)
                .entity(new MadeToken(made.secret(), AccessJson.token(made.token())))
                .build();
    }

    /** Ends a token. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "End a token")
    @ApiResponse(responseCode = "204", description = "Ended")
    public Response remove(
            @Parameter(description = "the token's id") @PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        boolean there = platform.accessTokens().list().stream()
                .anyMatch(token -> token.id().equals(id) && mayHandle(caller, token));
        if (!there || !platform.accessTokens().remove(id)) {
            throw new ApiException(ApiError.NOT_FOUND, "there is no token " + id);
        }
        return Response.noContent().build();
    }

    private static boolean mayHandle(Caller caller, AccessToken token) {
        return caller.may(Roles.ADMIN) || token.owner().equals(caller.login());
    }
}
