package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.NotAdmittedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What the servlets beside Jersey do as Jersey does it: ask who calls, and answer with problems. */
final class ServletDoor {

    private final Access access;

    ServletDoor(Access access) {
        this.access = access;
    }

    /** Work that may fail as the API's operations do. */
    interface Work {
        void run(Caller caller) throws IOException;
    }

    /** Does the work for whoever may, and answers with a problem if it fails. */
    void answer(HttpServletRequest request, HttpServletResponse response, String role, Work work) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        if (access.cors().answers(request, response)) {
            return;
        }
        try {
            Caller caller = admitted(request, response);
            if (!caller.may(role)) {
                throw new ApiException(
                        ApiError.FORBIDDEN,
                        "your role does not allow " + request.getMethod() + " " + request.getRequestURI());
            }
            work.run(caller);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            refuse(response, e instanceof ApiException known ? known : Problems.translated(e, request));
        }
    }

    private Caller admitted(HttpServletRequest request, HttpServletResponse response) {
        try {
            Caller caller = access.caller(request.getHeader("Authorization"));
            access.limits().request(caller).forEach(response::setHeader);
            return caller;
        } catch (NotAdmittedException e) {
            access.limits().stranger(request.getRemoteAddr()).forEach(response::setHeader);
            throw e;
        }
    }

    private static void refuse(HttpServletResponse response, ApiException e) throws IOException {
        byte[] body = (Api.MAPPER.writeValueAsString(Problem.of(e)) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(e.error().status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        e.headers().forEach(response::setHeader);
        if (e.error().passes() && !e.headers().containsKey("Retry-After")) {
            response.setHeader("Retry-After", "5");
        }
        response.getOutputStream().write(body);
    }
}
