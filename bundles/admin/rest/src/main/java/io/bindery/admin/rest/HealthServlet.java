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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

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

    /** Who is told that the platform is ready may call the API at once. */
    @Reference(
            target = "(osgi.http.whiteboard.servlet.name=bindery-api)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile @Nullable Servlet api;

    /** Probes this platform. */
    @Activate
    public HealthServlet(@Reference Platform platform) {
        this.platform = platform;
        this.look = new BoundedLook(Duration.ofSeconds(5));
    }

    /** For tests: beside this API. */
    HealthServlet(Platform platform, Duration patience, Servlet api) {
        this.platform = platform;
        this.look = new BoundedLook(patience);
        this.api = api;
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
        Optional<Health> health = api == null ? Optional.empty() : platform.complete();
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
