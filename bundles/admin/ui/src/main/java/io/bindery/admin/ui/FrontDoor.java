package io.bindery.admin.ui;

import java.io.IOException;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;

/** {@code /}: leads who knows no more than the platform's host to the desk. Nothing else of the server is touched by it. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=", "osgi.http.whiteboard.servlet.name=bindery-front-door"})
public final class FrontDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> GET_OR_HEAD = Set.of("GET", "HEAD");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Pax Web takes the empty pattern for the one of the default servlet, which has all that no other has
        boolean root = request.getRequestURI().equals(request.getContextPath() + "/");
        if (!root || !GET_OR_HEAD.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Location", request.getContextPath() + "/desk/");
        response.setHeader("Cache-Control", "no-cache");
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
