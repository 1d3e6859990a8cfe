package io.bindery.admin.rest;

import java.util.Locale;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;

/** Headers that each answer has: nobody keeps it, guesses its type, or shows it in a frame. JSON is compressed where that is wanted. */
final class Headers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Frame-Options", "DENY");
        if (!headers.containsKey("Cache-Control")) {
            headers.putSingle("Cache-Control", "no-store");
        }
        if (!headers.containsKey("Content-Security-Policy")) {
            headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        MediaType type = response.getMediaType();
        if (type != null && response.hasEntity() && type.getSubtype().endsWith("json")) {
            headers.add("Vary", "Accept-Encoding");
            String accepted = request.getHeaderString("Accept-Encoding");
            if (accepted != null
                    && accepted.toLowerCase(Locale.ROOT).matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*")) {
                headers.putSingle("Content-Encoding", "gzip");
            }
        }
    }
}
