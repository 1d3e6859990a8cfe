package io.bindery.admin.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Times each request. Addresses and methods come from outside, so only known ones are told apart. */
@Component(
        service = Filter.class,
        property = {
            "osgi.http.whiteboard.filter.pattern=/*",
            "osgi.http.whiteboard.filter.name=bindery-request-timer",
            // else no request that passes it could be answered bit by bit
            "osgi.http.whiteboard.filter.asyncSupported=true"
        })
public final class RequestTimer implements Filter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> API = Set.of("jobs", "books", "plugins", "doctor", "status");

    private final Meters meters;

    /** Tells these meters. */
    @Activate
    public RequestTimer(@Reference Meters meters) {
        this.meters = meters;
    }

    @Override
    public void init(FilterConfig config) {
        // nothing to prepare
    }

    @Override
    public void destroy() {
        // nothing to give back
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse reply) {
                String method = METHODS.contains(asked.getMethod()) ? asked.getMethod() : "other";
                int status = answered ? reply.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
                meters.requested(
                        method, area(asked.getRequestURI()), status, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    static String area(String path) {
        String[] parts = path.split("/", 5);
        if (path.startsWith("/api/v1/") && parts.length > 3 && API.contains(parts[3])) {
            return "api " + parts[3];
        }
        if (path.startsWith("/health/")) {
            return "health";
        }
        return path.equals("/metrics") ? "metrics" : "other";
    }
}
