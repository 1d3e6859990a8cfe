package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.NotAdmittedException;
import io.bindery.api.store.StoreUnavailableException;
import java.util.Objects;
import javax.annotation.Priority;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks who calls, before it is known what for: to those who may not come in, an address that there is not looks like any other. {@link
 * Turnstile} stops them where not everybody may go.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class Login implements ContainerRequestFilter {

    /** The request's attribute with the reason why nobody is known; an exception. */
    static final String REFUSED = "io.bindery.refused";

    private final Access access;

    @Context
    private @Nullable HttpServletRequest request;

    Login(Access access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        HttpServletRequest asked = Objects.requireNonNull(request);
        try {
            Caller caller = access.caller(context.getHeaderString("Authorization"));
            asked.setAttribute(Counted.HEADERS, access.limits().request(caller));
            boolean secure = context.getSecurityContext().isSecure();
            context.setSecurityContext(new Known(caller, secure));
        } catch (NotAdmittedException | ApiException | StoreUnavailableException e) {
            if (e instanceof ApiException known && known.error() == ApiError.TOO_OFTEN) {
                throw e;
            }
            asked.setAttribute(REFUSED, e);
            asked.setAttribute(Counted.HEADERS, access.limits().stranger(asked.getRemoteAddr()));
        }
    }

    private record Known(Caller caller, boolean secure) implements SecurityContext {

        @Override
        public Caller getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.may(role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
