package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import javax.annotation.Priority;
import javax.annotation.security.PermitAll;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Asks who calls, for each operation that is not for everybody. */
@Priority(Priorities.AUTHENTICATION)
final class Login implements ContainerRequestFilter {

    private final Access access;

    @Context
    private @Nullable ResourceInfo operation;

    Login(Access access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ResourceInfo info = operation;
        if (info != null
                && info.getResourceMethod() != null
                && info.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        Caller caller = access.caller(request.getHeaderString("Authorization"));
        boolean secure = request.getSecurityContext().isSecure();
        request.setSecurityContext(new SecurityContext() {
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
        });
    }
}
