package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.store.StoreUnavailableException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server-sent events (HTML standard, section 9.2), many at once: none of them holds a thread. See {@link EventsResource}. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/api/v1/events",
            "osgi.http.whiteboard.servlet.name=bindery-events",
            "osgi.http.whiteboard.servlet.asyncSupported=true"
        })
public final class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(EventsServlet.class);
    private static final int MOST = 2_000;
    private static final long LOOK_EVERY_MS = 250;

    private final transient Access access;
    private final transient ServletDoor door;
    private final transient Happenings happenings;
    private final transient Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService thread;

    /** Begins to look; as long as nobody follows, it does nothing. */
    @Activate
    public EventsServlet(@Reference Platform platform, @Reference Access access) {
        this.access = access;
        this.door = new ServletDoor(access);
        this.happenings = new Happenings(platform::feed);
        this.thread = Executors.newSingleThreadScheduledExecutor(Background.threads("bindery-events"));
        thread.scheduleWithFixedDelay(this::tell, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
        followers.forEach(Follower::close);
    }

    private void tell() {
        if (followers.isEmpty()) {
            return;
        }
        try {
            happenings.look();
        } catch (StoreUnavailableException | ApiException e) {
            LOG.debug("What happens cannot be read just now", e);
        } catch (RuntimeException e) {
            LOG.error("What happens cannot be read", e);
        }
        followers.forEach(Follower::pump);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.answer(request, response, Roles.VIEWER, caller -> follow(request, response, caller));
    }

    private void follow(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        if (followers.size() >= MOST) {
            throw new ApiException(ApiError.INTAKE_BUSY, MOST + " follow already");
        }
        long seen = seen(request.getHeader("Last-Event-ID"));
        String authorization = request.getHeader("Authorization");
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext connection = request.startAsync();
        connection.setTimeout(0);
        Follower[] self = new Follower[1];
        self[0] = new Follower(
                connection,
                response.getOutputStream(),
                happenings,
                seen,
                () -> access.caller(authorization),
                Parameters.optional(request.getParameter("job")),
                Parameters.optional(request.getParameter("publisher")),
                () -> followers.remove(self[0]));
        followers.add(self[0]);
        response.getOutputStream().setWriteListener(self[0]);
        LOG.debug("{} follows what happens", caller.login());
    }

    private long seen(@Nullable String lastEventId) {
        try {
            return lastEventId == null || lastEventId.isBlank()
                    ? happenings.now()
                    : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "Last-Event-ID is no number of an event: " + lastEventId, Map.of(), e);
        }
    }
}
