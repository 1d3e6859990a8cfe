package io.bindery.admin.rest;

import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Tells with each answer how many requests are left, as {@link Login} has counted them. */
final class Counted implements ContainerResponseFilter {

    /** The request's attribute with the headers; a map of texts. */
    static final String HEADERS = "io.bindery.ratelimit";

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        if (request != null && request.getAttribute(HEADERS) instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> answer.getHeaders().putIfAbsent(String.valueOf(name), List.of(value)));
        }
    }
}
