package io.bindery.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.admin.rest.access.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.websocket.server.ServerEndpointConfig;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.websocket.jsr356.server.deploy.WebSocketServerContainerInitializer;

/** The servlets on a real Jetty, and a client for it. */
final class ApiServer implements AutoCloseable {

    static final String TOKEN = "s3cret-token";

    private final Server server = new Server(0);
    private final EventHub hub;
    private final UploadsServlet uploadsServlet;
    private final HttpClient client = HttpClient.newHttpClient();

    /** With passwords that are hashed quickly, and no login provider. */
    ApiServer(Platform platform) throws Exception {
        this(platform, new Access(platform, OidcSettings.NONE, Set.of(), 4, Clock.systemUTC()));
    }

    ApiServer(Platform platform, Access access) throws Exception {
        this(platform, access, new EventHub(platform));
    }

    ApiServer(Platform platform, Access access, EventHub hub) throws Exception {
        this(platform, access, hub, new UploadLimits(Duration.ofDays(2), 1_000, 1L << 40, Map.of()));
    }

    ApiServer(Platform platform, UploadLimits limits) throws Exception {
        this(
                platform,
                new Access(platform, OidcSettings.NONE, Set.of(), 4, Clock.systemUTC()),
                new EventHub(platform),
                limits);
    }

    private ApiServer(Platform platform, Access access, EventHub hub, UploadLimits limits) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new ApiServlet(platform, access)), "/api/v1/*");
        context.addServlet(
                new ServletHolder(
                        new HealthServlet(platform, Duration.ofMillis(300), new ApiServlet(platform, access))),
                "/health/*");
        this.hub = hub;
        ServletHolder events = new ServletHolder(new EventsServlet(hub, access));
        events.setAsyncSupported(true);
        context.addServlet(events, "/api/v1/events");
        uploadsServlet = new UploadsServlet(platform, access, limits);
        ServletHolder uploads = new ServletHolder(uploadsServlet);
        context.addServlet(uploads, "/api/v1/uploads");
        context.addServlet(uploads, "/api/v1/uploads/*");
        server.setHandler(context);
        ProgressSocket progress = new ProgressSocket(hub, access, platform, Duration.ofSeconds(2));
        ServerEndpointConfig endpoint = ServerEndpointConfig.Builder.create(
                        ProgressSocket.class, ProgressSocket.ADDRESS)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(progress); // one for all, as in the product
                    }
                })
                .build();
        WebSocketServerContainerInitializer.configure(
                context, (servletContext, container) -> container.addEndpoint(endpoint));
        server.start();
    }

    /** An answer with its body as JSON. */
    record Answer(HttpResponse<String> raw, JsonNode json) {
        int status() {
            return raw.statusCode();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(authorised(path).GET());
    }

    Answer post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
        BodyPublisher publisher = BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = authorised(path).POST(publisher);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** What those who follow are told by. */
    EventHub hub() {
        return hub;
    }

    UploadsServlet uploads() {
        return uploadsServlet;
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    HttpRequest.Builder request(String path) {
        int port = port();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** A request with a body of JSON, by whoever holds this token; by nobody if it is empty. */
    Answer json(String method, String path, String token, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + TOKEN);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = raw(request);
        return new Answer(response, new ObjectMapper().readTree(response.body()));
    }

    /** The answer's bytes as they are. */
    HttpResponse<byte[]> raw(HttpRequest.Builder request, Class<byte[]> bytes)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The status of an answer that has no end. */
    int begun(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    /** The answer as it is; what it is, is held against the description of the API. */
    HttpResponse<String> raw(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        Contract.check(
                response.request().method(),
                response.request().uri().getPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        return response;
    }

    @Override
    public void close() throws Exception {
        uploadsServlet.stop();
        hub.stop();
        server.stop();
    }
}
