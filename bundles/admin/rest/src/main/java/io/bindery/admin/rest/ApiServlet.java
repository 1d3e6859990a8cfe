package io.bindery.admin.rest;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.store.StaleBookException;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.WrongStateException;
import io.bindery.core.metadata.InvalidEditException;
import io.bindery.core.metadata.NoSuchBookException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of the API: asks for the token, finds the way, and turns every failure into a problem (RFC 9457). */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/api/v1/*", "osgi.http.whiteboard.servlet.name=bindery-api"})
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final transient Platform platform;
    private final transient Routes routes;

    /** Serves this platform. */
    @Activate
    public ApiServlet(@Reference Platform platform) {
        this.platform = platform;
        this.routes = new Routes(platform);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            platform.token().require(request.getHeader("Authorization"));
            Reply reply = routes.answer(request);
            reply.headers().forEach(response::setHeader);
            if (reply.body() instanceof Reply.Stream stream) {
                if (!reply.headers().containsKey("Content-Type")) {
                    response.setContentType("application/x-tar");
                }
                stream.writeTo(response.getOutputStream());
            } else if (reply.body() instanceof Download download) {
                download.send(request, response);
            } else {
                Json.send(response, reply.status(), "application/json", reply.body());
            }
        } catch (ApiException e) {
            refuse(response, e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e; // the server breaks the connection off, so that half an answer is not taken for a whole one
            }
            refuse(response, asProblem(request, e));
        }
    }

    private static ApiException asProblem(HttpServletRequest request, RuntimeException e) {
        ApiError error;
        if (e instanceof IntakeBusyException) {
            error = ApiError.INTAKE_BUSY;
        } else if (e instanceof InvalidSubmissionException) {
            error = ApiError.INVALID_SUBMISSION;
        } else if (e instanceof InvalidEditException) {
            error = ApiError.INVALID_EDIT;
        } else if (e instanceof StaleBookException) {
            error = ApiError.PRECONDITION_FAILED;
        } else if (e instanceof NoSuchJobException || e instanceof NoSuchBookException) {
            error = ApiError.NOT_FOUND;
        } else if (e instanceof AmbiguousIdException) {
            error = ApiError.AMBIGUOUS_ID;
        } else if (e instanceof WrongStateException) {
            error = ApiError.WRONG_STATE;
        } else if (e instanceof StoreUnavailableException) {
            error = ApiError.STORE_AWAY;
        } else {
            LOG.error("{} {} met a defect", request.getMethod(), request.getRequestURI(), e);
            // a defect's own words may hold what is not for the caller; they are in the log
            return new ApiException(ApiError.INTERNAL, request.getMethod() + " " + request.getRequestURI() + " failed");
        }
        String message = e.getMessage();
        return new ApiException(error, message == null ? error.cause() : message, Map.of(), e);
    }

    private static void refuse(HttpServletResponse response, ApiException e) throws IOException {
        ApiError error = e.error();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:bindery:error:" + error.code());
        problem.put("title", error.cause());
        problem.put("status", error.status());
        problem.put("detail", e.getMessage());
        problem.put("code", error.code());
        problem.put("remedy", error.remedy());
        // A part's own reason says more than that there is one.
        if (e.getCause() instanceof InvalidSubmissionException refused) {
            tell(problem, refused.code());
        } else if (e.getCause() instanceof InvalidEditException refused) {
            tell(problem, refused.code());
        }
        e.headers().forEach(response::setHeader);
        if (error.passes()) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        Json.send(response, error.status(), "application/problem+json", problem);
    }

    private static void tell(Map<String, Object> problem, ErrorCode reason) {
        problem.put("type", "urn:bindery:error:" + reason.code());
        problem.put("title", reason.cause());
        problem.put("code", reason.code());
        problem.put("remedy", reason.remedy());
    }
}
