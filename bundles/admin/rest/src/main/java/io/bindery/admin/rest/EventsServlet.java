package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Roles;
import java.io.IOException;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
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

    private final transient Access access;
    private final transient ServletDoor door;
    private final transient EventHub hub;

    /** Lets people follow what this hub sees. */
    @Activate
    public EventsServlet(@Reference EventHub hub, @Reference Access access) {
        this.hub = hub;
        this.access = access;
        this.door = new ServletDoor(access);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!access.cors().answers(request, response)) {
            super.doOptions(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.answer(request, response, Roles.VIEWER, caller -> follow(request, response, caller));
    }

    private void follow(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        long seen = seen(request.getHeader("Last-Event-ID"));
        String authorization = request.getHeader("Authorization");
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext connection = request.startAsync();
        connection.setTimeout(0);
        EventStream stream = new EventStream(
                connection,
                response.getOutputStream(),
                hub,
                seen,
                () -> access.recentCaller(authorization),
                Parameters.optional(request.getParameter("job")),
                Parameters.optional(request.getParameter("publisher")));
        hub.add(stream);
        response.getOutputStream().setWriteListener(stream);
        LOG.debug("{} follows what happens", caller.login());
    }

    private long seen(@Nullable String lastEventId) {
        long now = hub.begin();
        try {
            return lastEventId == null || lastEventId.isBlank() ? now : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "Last-Event-ID is no number of an event: " + lastEventId, Map.of(), e);
        }
    }
}
