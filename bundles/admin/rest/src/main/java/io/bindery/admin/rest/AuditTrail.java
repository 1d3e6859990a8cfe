package io.bindery.admin.rest;

import io.bindery.api.store.AuditEntry;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each change, and each login that failed, into the audit log. What it cannot write stands in the platform's log. */
final class AuditTrail implements ContainerResponseFilter {

    /** The request's attribute with the login of somebody who is not yet known. */
    static final String ACTOR = "io.bindery.actor";

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST = 200;

    private final Platform platform;

    @Context
    private @Nullable ResourceInfo operation;

    @Context
    private @Nullable HttpServletRequest request;

    AuditTrail(Platform platform) {
        this.platform = platform;
    }

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        Method method = operation == null ? null : operation.getResourceMethod();
        if (method == null || LOOKS.contains(asked.getMethod())) {
            return;
        }
        boolean login = method.getDeclaringClass() == SessionResource.class;
        if (login ? method.getName().equals("refresh") : answer.getStatus() >= 400) {
            return; // nothing has changed
        }
        String action = ResourceNames.operation(method);
        String target = asked.getUriInfo().getRequestUri().getRawPath();
        try {
            platform.audit()
                    .add(new AuditEntry(0, Instant.now(), cut(actor(asked)), action, cut(target), answer.getStatus()));
        } catch (RuntimeException e) {
            LOG.warn("{} by {} on {} is not in the audit log: {}", action, actor(asked), target, e.getMessage());
        }
    }

    private String actor(ContainerRequestContext asked) {
        Principal principal = asked.getSecurityContext().getUserPrincipal();
        if (principal != null) {
            return principal.getName();
        }
        Object claimed = Objects.requireNonNull(request).getAttribute(ACTOR);
        return claimed == null ? "" : claimed.toString();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
