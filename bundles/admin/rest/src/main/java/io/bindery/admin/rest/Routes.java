package io.bindery.admin.rest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** Which address and method leads where. */
final class Routes {

    /** Answers one kind of request; the matcher holds the parts of its path. */
    private interface Handler {
        Reply handle(HttpServletRequest request, Matcher path) throws IOException;
    }

    private record Route(String method, Pattern path, Handler handler) {}

    private final List<Route> routes;

    Routes(Platform platform) {
        JobsResource jobs = new JobsResource(platform);
        FilesResource files = new FilesResource(platform);
        BooksResource books = new BooksResource(platform);
        MetadataResource metadata = new MetadataResource(platform);
        PlatformResource itself = new PlatformResource(platform);
        UpkeepResource upkeep = new UpkeepResource(platform);
        routes = List.of(
                route("POST", "/jobs", (request, path) -> jobs.submit(request)),
                route("GET", "/jobs", (request, path) -> jobs.list(request)),
                route("GET", "/jobs/([^/]+)", (request, path) -> jobs.report(path.group(1))),
                route("POST", "/jobs/([^/]+)/replay", (request, path) -> jobs.replay(request, path.group(1))),
                route("POST", "/jobs/([^/]+)/cancel", (request, path) -> jobs.cancel(path.group(1))),
                route("GET", "/jobs/([^/]+)/files", (request, path) -> files.list(path.group(1))),
                route("GET", "/jobs/([^/]+)/files/(.+)", (request, path) -> files.file(path.group(1), path.group(2))),
                route("GET", "/formats", (request, path) -> itself.formats()),
                route("GET", "/books", (request, path) -> books.list(request)),
                route("GET", "/books/([^/]+)", (request, path) -> books.book(path.group(1))),
                route("GET", "/books/([^/]+)/metadata", (request, path) -> metadata.metadata(path.group(1))),
                route("PATCH", "/books/([^/]+)/metadata", (request, path) -> metadata.patch(request, path.group(1))),
                route(
                        "POST",
                        "/books/([^/]+)/metadata/edits",
                        (request, path) -> metadata.edit(request, path.group(1))),
                route("POST", "/books/([^/]+)/metadata/undo", (request, path) -> metadata.undo(request, path.group(1))),
                route("GET", "/books/([^/]+)/metadata/onix", (request, path) -> metadata.onix(path.group(1))),
                route(
                        "GET",
                        "/books/([^/]+)/metadata/history",
                        (request, path) -> metadata.history(request, path.group(1))),
                route(
                        "GET",
                        "/books/([^/]+)/metadata/provenance",
                        (request, path) -> metadata.provenance(path.group(1))),
                route("GET", "/books/([^/]+)/metadata/conflicts", (request, path) -> metadata.conflicts(path.group(1))),
                route("GET", "/plugins", (request, path) -> itself.plugins()),
                route("POST", "/plugins/([^/]+)/reset", (request, path) -> itself.reset(path.group(1))),
                route("GET", "/doctor", (request, path) -> itself.doctor()),
                route("GET", "/status", (request, path) -> itself.status()),
                route("GET", "/backup", (request, path) -> upkeep.backup(request)),
                route("POST", "/gc", (request, path) -> upkeep.collectGarbage(request)),
                route("POST", "/retention", (request, path) -> upkeep.retain(request)));
    }

    private static Route route(String method, String path, Handler handler) {
        return new Route(method, Pattern.compile(path), handler);
    }

    /** The answer to the request. */
    Reply answer(HttpServletRequest request) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Matcher match = route.path().matcher(path);
            if (match.matches()) {
                if (route.method().equals(request.getMethod())) {
                    return route.handler().handle(request, match);
                }
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw new ApiException(ApiError.NOT_FOUND, "there is nothing at " + request.getRequestURI());
        }
        String allow = String.join(", ", allowed);
        throw new ApiException(
                ApiError.METHOD_NOT_ALLOWED,
                request.getMethod() + " is not for this address, but " + allow,
                Map.of("Allow", allow),
                null);
    }
}
