package io.bindery.admin.rest;

import io.bindery.admin.rest.AccessJson.NewUser;
import io.bindery.admin.rest.AccessJson.User;
import io.bindery.admin.rest.AccessJson.UserChange;
import io.bindery.admin.rest.AccessJson.UserList;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.Account;
import io.bindery.core.jobs.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/users}: who may log in. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "Who may log in, and what he may do then")
public final class UsersResource {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");
    private static final int LONGEST_NAME = 200;

    private final Platform platform;
    private final Access access;

    UsersResource(Platform platform, Access access) {
        this.platform = platform;
        this.access = access;
    }

    /** All accounts. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List accounts")
    public UserList list() {
        access.logins().makeFirst();
        return new UserList(
                platform.accounts().list().stream().map(AccessJson::user).toList());
    }

    /** Makes an account. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Make an account")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            headers = @Header(name = "Location", description = "its address", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(implementation = User.class)))
    public Response create(@Nullable NewUser wanted) {
        if (wanted == null || wanted.login() == null || wanted.password() == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body has 'login' and 'password' at the least");
        }
        access.logins().makeFirst();
        String login = wanted.login();
        if (!LOGIN.matcher(login).matches()) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "a login has 1 to 63 characters of a-z, 0-9 and ._@-, and begins with a letter or digit");
        }
        Instant now = Instant.now();
        Account account = new Account(
                login,
                name(wanted.name() == null ? login : wanted.name()),
                hash(wanted.password()),
                roles(wanted.roles() == null ? Set.of(Roles.VIEWER) : wanted.roles()),
                publishers(wanted.publishers() == null ? Set.of() : wanted.publishers()),
                true,
                now,
                now,
                0);
        if (!platform.accounts().add(account)) {
            throw new ApiException(ApiError.TAKEN, "the login " + login + " is taken");
        }
        Account made = platform.accounts().find(login).orElse(account);
        return tagged(Response.status(201).header("Location", "/api/v1/users/" + login), made);
    }

    /** One account. */
    @GET
    @Path("/{login}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Tell about an account")
    @ApiResponse(
            responseCode = "200",
            description = "The account",
            headers = @Header(name = "ETag", description = "its version", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(implementation = User.class)))
    public Response user(@Parameter(description = "the login") @PathParam("login") String login) {
        return tagged(Response.ok(), find(login));
    }

    /** Changes an account. */
    @PATCH
    @Path("/{login}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change an account",
            description = "A new password, or to switch the account off, ends all its logins.")
    @ApiResponse(
            responseCode = "200",
            description = "The account as it is now",
            headers = @Header(name = "ETag", description = "its version", schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(implementation = User.class)))
    public Response change(
            @Parameter(description = "the login") @PathParam("login") String login,
            @Parameter(description = "change it only if it still has this entity tag")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Nullable UserChange wanted,
            @Context SecurityContext security) {
        if (wanted == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body is missing");
        }
        Account before = find(login);
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag(before))) {
            throw new ApiException(ApiError.STALE, "the account is now of the version " + before.version());
        }
        Account after = new Account(
                login,
                wanted.name() == null ? before.name() : name(wanted.name()),
                wanted.password() == null ? before.passwordHash() : hash(wanted.password()),
                wanted.roles() == null ? before.roles() : roles(wanted.roles()),
                wanted.publishers() == null ? before.publishers() : publishers(wanted.publishers()),
                Objects.requireNonNullElse(wanted.enabled(), before.enabled()),
                before.createdAt(),
                Instant.now(),
                before.version());
        if (security.getUserPrincipal().getName().equals(login)
                && !(after.enabled() && after.roles().contains(Roles.ADMIN))) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "you would lock yourself out; let another administrator do it");
        }
        Account saved = platform.accounts().save(after);
        if (wanted.password() != null || !saved.enabled()) {
            platform.refreshTokens().endAll(login);
        }
        return tagged(Response.ok(), saved);
    }

    /** Removes an account. */
    @DELETE
    @Path("/{login}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Remove an account with all its tokens")
    @ApiResponse(responseCode = "204", description = "Removed")
    public Response remove(
            @Parameter(description = "the login") @PathParam("login") String login, @Context SecurityContext security) {
        if (security.getUserPrincipal().getName().equals(login)) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "you would lock yourself out; let another administrator do it");
        }
        if (!platform.accounts().remove(login)) {
            throw none(login);
        }
        return Response.noContent().build();
    }

    private Account find(String login) {
        return platform.accounts().find(login).orElseThrow(() -> none(login));
    }

    private static ApiException none(String login) {
        return new ApiException(ApiError.NOT_FOUND, "there is no account " + login);
    }

    private static Response tagged(Response.ResponseBuilder answer, Account account) {
        return answer.header("ETag", tag(account))
                .entity(AccessJson.user(account))
                .build();
    }

    private static String tag(Account account) {
        return "\"" + account.version() + '"';
    }

    private String hash(String password) {
        try {
            return access.passwords().checkedHash(password);
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_REQUEST, String.valueOf(e.getMessage()), Map.of(), e);
        }
    }

    private static String name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ApiException(ApiError.BAD_REQUEST, "a name has 1 to " + LONGEST_NAME + " characters");
        }
        return name.strip();
    }

    static Set<String> roles(Set<String> roles) {
        if (roles.isEmpty() || !Roles.ALL.containsAll(roles)) {
            throw new ApiException(ApiError.BAD_REQUEST, "'roles' are one or more of " + Roles.ALL);
        }
        return roles;
    }

    static Set<String> publishers(Set<String> publishers) {
        if (publishers.size() > 1000
                || !publishers.stream()
                        .allMatch(it ->
                                it != null && Submission.PUBLISHER.matcher(it).matches())) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "'publishers' are at most 1000 names of a-z, 0-9, - and _: " + publishers);
        }
        return publishers;
    }
}
