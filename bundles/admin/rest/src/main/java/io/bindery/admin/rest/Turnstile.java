package io.bindery.admin.rest;

import java.util.Objects;
import javax.annotation.Priority;
import javax.annotation.security.PermitAll;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Stops those whom {@link Login} does not know, where not everybody may go. */
@Priority(Priorities.AUTHENTICATION)
final class Turnstile implements ContainerRequestFilter {

    @Context
    private @Nullable ResourceInfo operation;

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        boolean open = Objects.requireNonNull(operation).getResourceMethod().isAnnotationPresent(PermitAll.class);
        Object refused = Objects.requireNonNull(request).getAttribute(Login.REFUSED);
        if (!open && refused instanceof RuntimeException e) {
            throw e;
        }
    }
}
