package io.bindery.admin.rest;

import io.bindery.admin.rest.access.LockedOutException;
import io.bindery.admin.rest.access.NotAdmittedException;
import io.bindery.api.store.StaleAccountException;
import io.bindery.api.store.StaleBookException;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.enrichment.NoSuchEnricherException;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.WrongStateException;
import io.bindery.core.metadata.InvalidEditException;
import io.bindery.core.metadata.NoSuchBookException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a problem (RFC 9457). */
public final class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        HttpServletRequest asked = Objects.requireNonNull(request);
        asked.removeAttribute(BreakOff.ATTRIBUTE);
        Throwable cause = failure;
        if (failure instanceof WebApplicationException
                && asked.getAttribute(Login.REFUSED) instanceof Throwable refused) {
            cause = refused; // to those who may not come in, an address that there is not looks like any other
        }
        ApiException known = cause instanceof ApiException e ? e : translated(cause, asked);
        Response.ResponseBuilder answer =
                Response.status(known.error().status()).type(Problem.MEDIA_TYPE).entity(Problem.of(known));
        known.headers().forEach(answer::header);
        if (known.error().passes() && !known.headers().containsKey("Retry-After")) {
            answer.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    static ApiException translated(Throwable e, HttpServletRequest request) {
        String what = request.getMethod() + " " + request.getRequestURI();
        Optional<ApiError> error = error(e);
        if (error.isPresent()) {
            return known(e);
        } else if (e instanceof WebApplicationException refused) {
            return refused(refused, what);
        } else if (e instanceof NotAdmittedException) {
            return new ApiException(
                    ApiError.UNAUTHORIZED,
                    String.valueOf(e.getMessage()),
                    Map.of("WWW-Authenticate", "Bearer realm=\"bindery\""),
                    null);
        } else if (e instanceof LockedOutException locked) {
            String seconds = Long.toString(Math.max(1, locked.pause().toSeconds()));
            return new ApiException(
                    ApiError.LOCKED_OUT, String.valueOf(e.getMessage()), Map.of("Retry-After", seconds), null);
        } else if (e instanceof com.fasterxml.jackson.core.JsonProcessingException malformed) {
            return new ApiException(
                    ApiError.BAD_REQUEST, "the body is not the JSON that is wanted: " + malformed.getOriginalMessage());
        } else {
            LOG.error("{} met a defect", what, e);
            // a defect's own words may hold what is not for the caller; they are in the log
            return new ApiException(ApiError.INTERNAL, what + " failed");
        }
    }

    /** The problem that a failure of the core's is. */
    static ApiException known(Throwable e) {
        ApiError error = error(e).orElse(ApiError.INTERNAL);
        String message = e.getMessage();
        return new ApiException(error, message == null ? error.cause() : message, Map.of(), e);
    }

    private static Optional<ApiError> error(Throwable e) {
        if (e instanceof StaleAccountException) {
            return Optional.of(ApiError.STALE);
        } else if (e instanceof IntakeBusyException) {
            return Optional.of(ApiError.INTAKE_BUSY);
        } else if (e instanceof InvalidSubmissionException) {
            return Optional.of(ApiError.INVALID_SUBMISSION);
        } else if (e instanceof InvalidEditException) {
            return Optional.of(ApiError.INVALID_EDIT);
        } else if (e instanceof StaleBookException) {
            return Optional.of(ApiError.STALE);
        } else if (e instanceof NoSuchJobException
                || e instanceof NoSuchBookException
                || e instanceof NoSuchEnricherException) {
            return Optional.of(ApiError.NOT_FOUND);
        } else if (e instanceof AmbiguousIdException) {
            return Optional.of(ApiError.AMBIGUOUS_ID);
        } else if (e instanceof WrongStateException) {
            return Optional.of(ApiError.WRONG_STATE);
        } else if (e instanceof StoreUnavailableException) {
            return Optional.of(ApiError.STORE_AWAY);
        }
        return Optional.empty();
    }

    /** What JAX-RS itself refuses. */
    private static ApiException refused(WebApplicationException e, String what) {
        Response response = e.getResponse();
        return switch (response.getStatus()) {
            case 403 -> new ApiException(ApiError.FORBIDDEN, "your role does not allow " + what);
            case 404 ->
                new ApiException(ApiError.NOT_FOUND, "there is nothing at " + what.substring(what.indexOf(' ') + 1));
            case 405 -> {
                TreeSet<String> allowed = new TreeSet<>(response.getAllowedMethods());
                // these are answered everywhere, and tell a person nothing
                allowed.removeAll(List.of("OPTIONS", "HEAD"));
                String allow = String.join(", ", allowed);
                yield new ApiException(
                        ApiError.METHOD_NOT_ALLOWED,
                        what.substring(0, what.indexOf(' ')) + " is not for this address, but " + allow,
                        Map.of("Allow", allow),
                        null);
            }
            case 406 -> new ApiException(ApiError.NOT_ACCEPTABLE, what + " has no answer as you accept it");
            case 415 -> new ApiException(ApiError.UNSUPPORTED_BODY, what + " does not take such a body");
            default -> {
                if (response.getStatus() >= 500) {
                    LOG.error("{} met a defect", what, e);
                    yield new ApiException(ApiError.INTERNAL, what + " failed");
                }
                yield new ApiException(ApiError.BAD_REQUEST, what + " is not well formed");
            }
        };
    }
}
