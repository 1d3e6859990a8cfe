package io.bindery.admin.rest;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.glassfish.jersey.servlet.ServletContainer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door of the API: hands requests to Jersey, which lives in this bundle and is seen by no other. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/api/v1/*", "osgi.http.whiteboard.servlet.name=bindery-api"})
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Platform platform;
    private final transient Access access;
    private transient ServletContainer jersey = new ServletContainer();

    /** Serves this platform. */
    @Activate
    public ApiServlet(@Reference Platform platform, @Reference Access access) {
        this.platform = platform;
        this.access = access;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        inOwnWorld(() -> {
            jersey = new ServletContainer(new Api(platform, access));
            jersey.init(config);
        });
    }

    @Override
    public void destroy() {
        jersey.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            inOwnWorld(() -> {
                try {
                    jersey.service(request, new Unclosed(response));
                } catch (IOException e) {
                    throw new ServletException(e);
                }
            });
        } catch (ServletException e) {
            if (e.getRootCause() instanceof IOException broken) {
                throw broken;
            }
            throw e;
        }
        if (request.getAttribute(BreakOff.ATTRIBUTE) instanceof Exception broken) {
            // the server breaks the connection off, so that half an answer is not taken for a whole one
            throw new IOException("the answer broke off", broken);
        }
    }

    /** Work that needs Jersey's own classes: it looks some of them up through the thread's class loader. */
    private interface Work {
        void run() throws ServletException;
    }

    private static void inOwnWorld(Work work) throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ApiServlet.class.getClassLoader());
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Leaves it to the server to end the body: only then is it known whether it is whole. */
    private static final class Unclosed extends HttpServletResponseWrapper {

        Unclosed(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream out = super.getOutputStream();
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return out.isReady();
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    out.setWriteListener(listener);
                }

                @Override
                public void write(int oneByte) throws IOException {
                    out.write(oneByte);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void flush() throws IOException {
                    out.flush();
                }

                @Override
                public void close() {
                    // see above
                }
            };
        }
    }
}
