package io.bindery.admin.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * {@code /desk/}: the files of the desk. Every address without a file of its own shows the one page, which is an application and knows
 * what belongs there.
 */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/desk/*", "osgi.http.whiteboard.servlet.name=bindery-desk"})
public final class DeskServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String NONCE = "{{nonce}}";

    private final transient SecurityHeaders headers = new SecurityHeaders();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String nonce = headers.set(response);
        String path = request.getPathInfo();
        if (path == null) {
            response.setHeader("Location", request.getContextPath() + "/desk/");
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            return;
        }
        Page page = new Page(path.substring(1));
        if (!page.isFile() || page.equals(Page.INDEX)) {
            index(response, nonce);
        } else {
            file(page, request, response);
        }
    }

    private static void index(HttpServletResponse response, String nonce) throws IOException {
        String html = new String(Page.INDEX.bytes(), StandardCharsets.UTF_8).replace(NONCE, nonce);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType(Page.INDEX.mediaType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void file(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept-Encoding");
        InputStream compressed = takesGzip(request.getHeader("Accept-Encoding")) ? page.openCompressed() : null;
        try (InputStream bytes = compressed == null ? page.open() : compressed) {
            if (bytes == null) {
                response.setHeader("Cache-Control", "no-store");
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                response.setContentType("text/plain;charset=utf-8");
                response.getWriter().println("There is no such file of the desk; load its page anew.");
                return;
            }
            if (compressed != null) {
                response.setHeader("Content-Encoding", "gzip");
            }
            response.setHeader(
                    "Cache-Control", page.isHashed() ? "public, max-age=31536000, immutable" : "public, max-age=3600");
            response.setContentType(page.mediaType());
            bytes.transferTo(response.getOutputStream());
        }
    }

    /** RFC 9110, section 12.5.3: a weight of 0 means that it is not acceptable. */
    private static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.split(",", -1))
                        .map(String::strip)
                        .anyMatch(coding -> coding.matches("(?i)gzip(\\s*;\\s*q=(1|1\\.0*|0\\.\\d*[1-9]\\d*))?"));
    }
}
