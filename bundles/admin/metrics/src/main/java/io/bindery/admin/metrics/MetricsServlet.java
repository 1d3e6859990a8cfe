package io.bindery.admin.metrics;

import java.io.IOException;
import java.nio.file.Path;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** {@code GET /metrics}: all meters, as OpenMetrics for who asks for it, else in Prometheus' own text format. */
@Component(
        service = Servlet.class,
        configurationPid = "io.bindery.admin.metrics",
        property = {"osgi.http.whiteboard.servlet.pattern=/metrics", "osgi.http.whiteboard.servlet.name=bindery-metrics"
        })
@Designate(ocd = MetricsConfig.class)
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final transient Meters meters;
    private final transient Door door;

    /** Shows these meters. */
    @Activate
    public MetricsServlet(BundleContext context, MetricsConfig config, @Reference Meters meters) {
        this(meters, new Door(home(context).resolve("secrets").resolve("metrics-token"), config.open()));
    }

    MetricsServlet(Meters meters, Door door) {
        this.meters = meters;
        this.door = door;
    }

    static Path home(BundleContext context) {
        String home = context.getProperty("bindery.home");
        if (home == null) {
            throw new IllegalStateException("the property bindery.home is not set; it names the data folder");
        }
        return Path.of(home);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!door.lets(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"bindery metrics\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().println("Show the token of secrets/metrics-token: Authorization: Bearer TOKEN");
            return;
        }
        String accept = request.getHeader("Accept");
        String type = accept != null && accept.contains(OPEN_METRICS)
                ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
        response.setContentType(type);
        meters.registry().scrape(response.getOutputStream(), type);
    }
}
