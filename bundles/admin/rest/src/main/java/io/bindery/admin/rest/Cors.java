package io.bindery.admin.rest;

import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;

/**
 * Lets pages of the named origins read answers, and nobody else's (Fetch standard, section 3.3). Cookies are never allowed: what keeps
 * people logged in is for the platform's own pages.
 */
@PreMatching
final class Cors implements ContainerRequestFilter, ContainerResponseFilter {

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("OPTIONS") && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        if (origins.isEmpty() || origin == null) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add("Vary", "Origin");
        if (origins.contains(origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Expose-Headers", "Location, ETag, Retry-After");
            if (request.getMethod().equals("OPTIONS")) {
                headers.putSingle("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
                headers.putSingle(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key, If-Match, X-Sha256, Last-Event-ID");
                headers.putSingle("Access-Control-Max-Age", "600");
            }
        }
    }
}
