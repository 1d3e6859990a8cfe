package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Roles;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.InvalidSubmissionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadAlreadyLockedException;
import me.desair.tus.server.upload.UploadInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads piece by piece (tus 1.0). An upload is its beginner's, and nobody else's. See {@link UploadsResource}. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/api/v1/uploads",
            "osgi.http.whiteboard.servlet.pattern=/api/v1/uploads/*",
            "osgi.http.whiteboard.servlet.name=bindery-uploads"
        },
        configurationPid = "io.bindery.admin.rest.uploads")
@Designate(ocd = UploadConfig.class)
public final class UploadsServlet extends HttpServlet {

    static final String ADDRESS = "/api/v1/uploads";
    static final String JOB = "X-Bindery-Job";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UploadsServlet.class);
    /** As large as the largest book may be if nobody says otherwise; the intake asks again. */
    private static final long LARGEST = 4L << 30;

    /** WebDAV, RFC 4918, section 11.3; clients of tus ask again after it. */
    private static final int LOCKED = 423;

    private static final String HELD = "another request for this upload has not ended yet; ask again in a second";

    private static final long CLEAN_EVERY = Duration.ofHours(1).toNanos();

    private final transient Platform platform;
    private final transient Access access;
    private final transient ServletDoor door;
    private final transient TusFileUploadService uploads;
    private final transient FinishedUploads finished;
    private final transient OpenUploads open;
    private final transient ScheduledExecutorService thread;
    /** The uploads that a request is about just now: the library takes two at once for a failure. */
    private final transient Set<String> busy = ConcurrentHashMap.newKeySet();

    private transient long cleanAt = System.nanoTime();

    /** Keeps what is under way in {@code uploads/} of the data folder. */
    @Activate
    public UploadsServlet(@Reference Platform platform, @Reference Access access, UploadConfig config) {
        this(platform, access, UploadLimits.of(config));
    }

    UploadsServlet(Platform platform, Access access, UploadLimits limits) {
        this.platform = platform;
        this.access = access;
        this.door = new ServletDoor(access);
        Path folder = platform.home().resolve("uploads");
        UploadStorage storage = new UploadStorage(folder);
        this.uploads = new TusFileUploadService()
                .withStoragePath(folder.toString())
                .withUploadStorageService(storage)
                .withUploadURI(ADDRESS)
                .withMaxUploadSize(LARGEST)
                .withUploadExpirationPeriod(limits.life().toMillis());
        this.open = new OpenUploads(storage, folder, limits);
        this.finished = new FinishedUploads(platform, uploads, storage, folder);
        this.thread = Executors.newSingleThreadScheduledExecutor(Background.threads("bindery-uploads"));
        thread.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
    }

    /** Makes the jobs that nobody has asked for, and removes what has expired. */
    void sweep() {
        try {
            finished.sweep();
            long now = System.nanoTime();
            if (now - cleanAt > CLEAN_EVERY) {
                cleanAt = now;
                clean();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Uploads cannot be swept: {}", e.toString());
        }
    }

    /** Removes what has expired. */
    void clean() throws IOException {
        open.rememberExpired();
        uploads.cleanup();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (method(request).equals("OPTIONS")) {
            if (!access.cors().answers(request, response)) {
                uploads.process(request, response);
            }
            return;
        }
        door.answer(request, response, Roles.AUTHOR, caller -> answer(request, response, caller));
    }

    /** Some clients cannot send each method, and name the one that they mean (tus, section "X-HTTP-Method-Override"). */
    private static String method(HttpServletRequest request) {
        String meant = request.getHeader("X-HTTP-Method-Override");
        return meant == null || meant.isBlank()
                ? request.getMethod()
                : meant.strip().toUpperCase(Locale.ROOT);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        String method = method(request);
        Refusals answer = new Refusals(response);
        String upload = request.getRequestURI();
        if (method.equals("POST")) {
            check(request, caller);
            process(request, method, answer, caller);
        } else if (!busy.add(upload)) {
            // A request whose connection broke may not have ended yet. What clients take for gone they would send anew.
            answer.sendError(LOCKED, HELD);
        } else {
            try {
                open.requireLife(upload, caller.login());
                process(request, method, answer, caller);
            } finally {
                busy.remove(upload);
            }
        }
        if (answer.refusal != 0) {
            refuse(request, response, answer);
        }
    }

    private void process(HttpServletRequest request, String method, Refusals answer, Caller caller) throws IOException {
        uploads.process(request, answer, caller.login());
        String address = method.equals("POST") ? answer.getHeader("Location") : request.getRequestURI();
        if (answer.refusal == 0 && !method.equals("DELETE") && address != null) {
            finish(address, caller, answer);
        }
    }

    /** What must be known before the first byte comes. Parts are nobody's yet; what they become is checked. */
    private void check(HttpServletRequest request, Caller caller) throws IOException {
        String concat = request.getHeader("Upload-Concat");
        if (concat != null && concat.startsWith("partial")) {
            open.requireRoom(null, caller.login(), length(request));
            return;
        }
        Map<String, String> about = metadata(request.getHeader("Upload-Metadata"));
        Parameters.required("filename", about.get("filename"));
        Parameters.sha256(Parameters.optional(about.get("sha256")), null);
        String publisher = Parameters.required("publisher", about.get("publisher"));
        new Tenants(platform, caller).requirePublisher(publisher);
        // what is joined of parts is there already
        open.requireRoom(publisher, caller.login(), concat == null ? length(request) : Long.valueOf(0));
    }

    private static @Nullable Long length(HttpServletRequest request) {
        String length = request.getHeader("Upload-Length");
        try {
            return length == null ? null : Long.valueOf(length.strip());
        } catch (NumberFormatException e) {
            throw new ApiException(ApiError.BAD_REQUEST, "Upload-Length is no number: " + length, Map.of(), e);
        }
    }

    private static Map<String, String> metadata(@Nullable String header) {
        Map<String, String> about = new java.util.HashMap<>();
        for (String pair : header == null ? new String[0] : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                byte[] value = Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1].strip());
                about.put(parts[0], new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new ApiException(
                        ApiError.BAD_REQUEST, "Upload-Metadata is no valid Base64 at " + parts[0], Map.of(), e);
            }
        }
        return about;
    }

    private void finish(String address, Caller caller, Refusals response) throws IOException {
        try {
            UploadInfo upload = uploads.getUploadInfo(address, caller.login());
            Optional<String> job = upload == null ? Optional.empty() : finished.job(upload, address, caller.login());
            job.ifPresent(id -> response.setHeader(JOB, id));
        } catch (InvalidSubmissionException e) {
            remove(address, caller);
            throw e;
        } catch (IntakeBusyException e) {
            // the bytes are here and stay; whoever asks again gets the job
            LOG.debug("An upload waits for the intake", e);
            response.setHeader("Retry-After", "5");
        } catch (UploadAlreadyLockedException e) {
            LOG.debug("An upload is swept just now", e);
            response.sendError(LOCKED, HELD);
        } catch (TusException e) {
            throw new IllegalStateException("the upload that was just answered is not there", e);
        }
    }

    private void remove(String address, Caller caller) throws IOException {
        try {
            uploads.deleteUpload(address, caller.login());
        } catch (TusException e) {
            LOG.debug("An upload that was refused is gone already", e);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refusals answer)
            throws IOException {
        ApiError error = switch (answer.refusal) {
            case 403 -> ApiError.FORBIDDEN;
            case 404 -> ApiError.NOT_FOUND;
            case 410 -> ApiError.UPLOAD_EXPIRED;
            case 405 -> ApiError.METHOD_NOT_ALLOWED;
            default -> ApiError.UPLOAD_REFUSED;
        };
        if (answer.refusal == LOCKED) {
            response.setHeader("Retry-After", "1");
        }
        // the library has a status of its own for what it refuses
        Problem problem = Problem.of(error, answer.refusal, answer.reason);
        response.setStatus(answer.refusal);
        if (!request.getMethod().equals("HEAD")) {
            byte[] body = Api.MAPPER.writeValueAsBytes(problem);
            response.setContentType(Problem.MEDIA_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** Keeps the library from answering with the server's own page. */
    private static final class Refusals extends HttpServletResponseWrapper {

        private int refusal;
        private String reason = "";

        Refusals(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status, @Nullable String message) {
            refusal = status;
            reason = message == null || message.isBlank() ? "the upload is refused" : message;
        }

        @Override
        public void sendError(int status) {
            sendError(status, null);
        }
    }
}
