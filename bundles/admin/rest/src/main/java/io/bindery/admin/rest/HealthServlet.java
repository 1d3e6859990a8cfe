package io.bindery.admin.rest;

import io.bindery.core.health.Health;
import io.bindery.core.health.Health.Check;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The probes: {@code /health/live} answers as soon as the process serves requests, {@code /health/ready} when it can take
 * books in. Without token: they tell the parts' names and whether they work, no more.
 */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/health/*", "osgi.http.whiteboard.servlet.name=bindery-health"
        })
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Platform platform;
    private final transient BoundedLook look;

    /** Probes this platform. */
    @Activate
    public HealthServlet(@Reference Platform platform) {
        this(platform, Duration.ofSeconds(5));
    }

    HealthServlet(Platform platform, Duration patience) {
        this.platform = platform;
        this.look = new BoundedLook(patience);
    }

    @Deactivate
    void close() {
        look.close();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/live" -> Json.send(response, 200, "application/json", Map.of("status", "live"));
            case "/ready" -> ready(response);
            default -> response.sendError(404);
        }
    }

    private void ready(HttpServletResponse response) throws IOException {
        Optional<Health> health = platform.complete();
        Map<String, Object> parts = new LinkedHashMap<>();
        boolean ready = health.isPresent();
        if (health.isPresent()) {
            Optional<List<Check>> checks = look.at(health.get());
            ready = checks.isPresent();
            for (Check check : checks.orElse(List.of())) {
                parts.put(check.name(), check.healthy());
                ready &= check.healthy();
            }
            if (checks.isEmpty()) {
                parts.put("answer in time", false);
            }
        }
        String status = ready ? "ready" : health.isPresent() ? "unwell" : "starting";
        Json.send(response, ready ? 200 : 503, "application/json", Map.of("status", status, "parts", parts));
    }
}
