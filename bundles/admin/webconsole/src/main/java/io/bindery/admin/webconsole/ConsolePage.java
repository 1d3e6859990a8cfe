package io.bindery.admin.webconsole;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The page "Bindery" of the web console: a part of a page that stays the same, its script, and what the script asks for. The console puts
 * its own frame around it and lets nobody in who has not logged in. Safe for use by several threads.
 */
@Component(
        service = Servlet.class,
        property = {"felix.webconsole.label=bindery", "felix.webconsole.title=Bindery", "felix.webconsole.category=Main"
        })
public final class ConsolePage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FILES = "/bindery/res/";
    private static final String OVERVIEW = "/overview.json";

    private final transient Overview overview;

    /** Shows this. */
    @Activate
    public ConsolePage(@Reference Overview overview) {
        this.overview = overview;
    }

    /** Where a file of the page is; the console calls this by its name. Null if there is none. */
    public @Nullable URL getResource(String path) {
        if (!path.startsWith(FILES)) {
            return null;
        }
        String name = path.substring(FILES.length());
        return name.matches("page\\.(js|css)") ? ConsolePage.class.getResource(name) : null;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path != null && path.endsWith(OVERVIEW)) {
            response.setContentType("application/json;charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            overview.write(response.getWriter());
            return;
        }
        try (InputStream page = ConsolePage.class.getResourceAsStream("page.html")) {
            if (page == null) {
                throw new FileNotFoundException("page.html is not in the bundle");
            }
            PrintWriter out = response.getWriter();
            out.write(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
