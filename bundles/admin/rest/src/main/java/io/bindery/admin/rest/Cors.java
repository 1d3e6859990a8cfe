package io.bindery.admin.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of the named origins read answers, and nobody else's (Fetch standard, section 3.3). Cookies are never allowed: what keeps
 * people logged in is for the platform's own pages. For Jersey and the servlets beside it.
 */
@PreMatching
final class Cors implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String PREFLIGHT = "Access-Control-Request-Method";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT =
            "Authorization, Content-Type, Idempotency-Key, If-Match, Range, X-Sha256, Repr-Digest, Last-Event-ID,"
                    + " Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata, Upload-Checksum, Upload-Concat,"
                    + " X-HTTP-Method-Override, X-Requested-With, X-Request-ID";
    private static final String READ =
            "Location, ETag, Retry-After, RateLimit, RateLimit-Policy, Content-Range, Content-Disposition,"
                    + " Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Tus-Checksum-Algorithm, Upload-Length, Upload-Offset,"
                    + " Upload-Metadata, Upload-Expires, Upload-Concat, X-Bindery-Job";

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isPreflight(request.getMethod(), request.getHeaderString(PREFLIGHT))) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        headers(request.getHeaderString("Origin"), request.getMethod()).forEach((name, value) -> {
            if (name.equals("Vary")) {
                response.getHeaders().add(name, value);
            } else {
                response.getHeaders().putSingle(name, value);
            }
        });
    }

    /**
     * The same for a servlet.
     *
     * @return whether the request was a browser's question whether it may ask, and is answered
     */
    boolean answers(HttpServletRequest request, HttpServletResponse response) {
        headers(request.getHeader("Origin"), request.getMethod()).forEach(response::addHeader);
        if (isPreflight(request.getMethod(), request.getHeader(PREFLIGHT))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return true;
        }
        return false;
    }

    private static boolean isPreflight(String method, @Nullable String wanted) {
        return method.equals("OPTIONS") && wanted != null;
    }

    private Map<String, String> headers(@Nullable String origin, String method) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (origins.isEmpty() || origin == null) {
            return headers;
        }
        headers.put("Vary", "Origin");
        if (origins.contains(origin)) {
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Expose-Headers", READ);
            if (method.equals("OPTIONS")) {
                headers.put("Access-Control-Allow-Methods", METHODS);
                headers.put("Access-Control-Allow-Headers", SENT);
                headers.put("Access-Control-Max-Age", "600");
            }
        }
        return headers;
    }
}
