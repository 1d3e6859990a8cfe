package io.bindery.admin.ui;

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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Location", request.getContextPath() + "/desk/");
        response.setHeader("Cache-Control", "no-cache");
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
