package io.bindery.admin.rest;

import io.bindery.admin.rest.AccessJson.Credentials;
import io.bindery.admin.rest.AccessJson.Me;
import io.bindery.admin.rest.AccessJson.PasswordChange;
import io.bindery.admin.rest.AccessJson.Session;
import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Gate;
import io.bindery.admin.rest.access.Logins;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.Account;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.CookieParam;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/session}: people log in, stay so, and log out. What keeps them in is in a cookie that no script reads and no other
 * site's page sends; and what acts upon the cookie alone also wants a header that no other site's page can send.
 */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session", description = "Logging in and out")
public final class SessionResource {

    static final String COOKIE = "bindery-refresh";

    private static final String OWN_PAGE = "X-Bindery-Request";
    private static final String HEADER = "any value; pages of other sites cannot send it";

    private final Platform platform;
    private final Access access;

    SessionResource(Platform platform, Access access) {
        this.platform = platform;
        this.access = access;
    }

    /** Logs in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Log in", description = "Sets a cookie that renews the login.")
    @ApiResponse(
            responseCode = "200",
            description = "Logged in",
            content = @Content(schema = @Schema(implementation = Session.class)))
    public Response login(@Nullable Credentials credentials, @Context HttpServletRequest request) {
        if (credentials == null || credentials.login() == null || credentials.password() == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body has 'login' and 'password'");
        }
        request.setAttribute(AuditTrail.ACTOR, credentials.login());
        request.setAttribute(Counted.HEADERS, access.limits().login(request.getRemoteAddr()));
        return answer(access.logins().login(credentials.login(), credentials.password()), request);
    }

    /** Stays logged in. */
    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(summary = "Stay logged in: get the next access token for the cookie")
    @ApiResponse(
            responseCode = "200",
            description = "Still logged in",
            content = @Content(schema = @Schema(implementation = Session.class)))
    public Response refresh(
            @Parameter(description = "set by the login") @CookieParam(COOKIE) @Nullable String cookie,
            @Parameter(description = HEADER, required = true) @HeaderParam(OWN_PAGE) @Nullable String own,
            @Context HttpServletRequest request) {
        requireOwnPage(own);
        return answer(access.logins().refresh(cookie == null ? "" : cookie), request);
    }

    /** Logs out. */
    @DELETE
    @PermitAll
    @Operation(summary = "Log out")
    @ApiResponse(responseCode = "204", description = "Logged out")
    public Response logout(
            @Parameter(description = "set by the login") @CookieParam(COOKIE) @Nullable String cookie,
            @Parameter(description = HEADER, required = true) @HeaderParam(OWN_PAGE) @Nullable String own,
            @Context HttpServletRequest request) {
        requireOwnPage(own);
        if (cookie != null) {
            access.logins().logout(cookie);
        }
        return Response.noContent().header("Set-Cookie", cookie("", 0, request)).build();
    }

    /** Who is logged in. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tell who asks, and what he may")
    public Me me(@Context SecurityContext security) {
        return AccessJson.me((Caller) security.getUserPrincipal());
    }

    /** Changes the own password. */
    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Change the own password", description = "Ends all logins of the account, this one too.")
    @ApiResponse(responseCode = "204", description = "Changed")
    public Response password(@Nullable PasswordChange change, @Context SecurityContext security) {
        if (change == null || change.oldPassword() == null || change.newPassword() == null) {
            throw new ApiException(ApiError.BAD_REQUEST, "the body has 'oldPassword' and 'newPassword'");
        }
        Account account = platform.accounts()
                .find(security.getUserPrincipal().getName())
                .orElseThrow(() -> new ApiException(ApiError.NOT_FOUND, "you have no account with a password here"));
        access.logins().confirm(account, change.oldPassword());
        String hash;
        try {
            hash = access.passwords().checkedHash(change.newPassword());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_REQUEST, String.valueOf(e.getMessage()), Map.of(), e);
        }
        platform.accounts()
                .save(new Account(
                        account.login(),
                        account.name(),
                        hash,
                        account.roles(),
                        account.publishers(),
                        account.enabled(),
                        account.createdAt(),
                        Clock.systemUTC().instant(),
                        account.version()));
        platform.refreshTokens().endAll(account.login());
        return Response.noContent().build();
    }

    private static void requireOwnPage(@Nullable String header) {
        if (header == null) {
            throw new ApiException(
                    ApiError.BAD_REQUEST,
                    "the header " + OWN_PAGE + " is missing: it tells this from other sites' requests");
        }
    }

    private static Response answer(Logins.Session session, HttpServletRequest request) {
        Session json = new Session(
                session.accessToken(), Gate.LIFE.toSeconds(), AccessJson.me(Gate.caller(session.account())));
        return Response.ok(json)
                .header("Set-Cookie", cookie(session.refreshToken(), Logins.STAY.toSeconds(), request))
                .build();
    }

    private static String cookie(String value, long seconds, HttpServletRequest request) {
        boolean secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return COOKIE + '=' + value + "; Path=/api/v1/session; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }
}
