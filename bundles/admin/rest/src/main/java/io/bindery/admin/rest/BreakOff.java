package io.bindery.admin.rest;

import java.io.IOException;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.Context;
import javax.ws.rs.ext.WriterInterceptor;
import javax.ws.rs.ext.WriterInterceptorContext;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a body could not be written to its end. Jersey would end such an answer in good order, and half of it would be
 * taken for the whole; {@link ApiServlet} breaks the connection off instead.
 */
public final class BreakOff implements WriterInterceptor {

    /** The request's attribute that holds the failure. */
    static final String ATTRIBUTE = "io.bindery.broken";

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (IOException | RuntimeException e) {
            Objects.requireNonNull(request).setAttribute(ATTRIBUTE, e);
            throw e;
        }
    }
}
