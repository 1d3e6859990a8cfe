package io.bindery.admin.rest;

import java.lang.reflect.Method;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Sees to it that whoever follows what happens loses a right that was taken away before the answer to that request is sent. */
final class ChangedRights implements ContainerResponseFilter {

    private static final Set<Class<?>> ABOUT_RIGHTS =
            Set.of(UsersResource.class, TokensResource.class, SessionResource.class);

    private final Access access;

    @Context
    private @Nullable ResourceInfo operation;

    ChangedRights(Access access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        Method method = operation == null ? null : operation.getResourceMethod();
        if (method != null
                && ABOUT_RIGHTS.contains(method.getDeclaringClass())
                && !asked.getMethod().equals("GET")) {
            access.rightsChanged();
        }
    }
}
