package io.bindery.language.endpoint;

import io.bindery.language.endpoint.EndpointException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that takes JSON by POST and answers with JSON or a stream of events. Never follows redirects, so that text and key go nowhere
 * else. The key is read from its file at each request, so that it can be changed; it goes out over TLS or to this machine only. Safe for use
 * by several threads.
 */
public final class Endpoint implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int ERROR_SHOWN = 300;
    private static final int THREADS = 2;

    private final URI base;
    private final @Nullable Path keyFile;
    private final Duration timeout;
    private final long mostBytes;
    private final ThreadPoolExecutor threads;
    private final HttpClient client;

    /**
     * @param base e.g. {@code https://api.example.com/v1}
     * @param keyFile a file with the key alone; null if none is needed
     * @param timeout for a whole request
     * @param mostBytes the longest answer
     * @throws IllegalArgumentException if the address is none, or the key would go out in the clear
     */
    public Endpoint(String base, @Nullable Path keyFile, Duration timeout, long mostBytes) {
        this.base = URI.create(base.endsWith("/") ? base : base + "/");
        String scheme = String.valueOf(this.base.getScheme()).toLowerCase(Locale.ROOT);
        if (this.base.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("not an address of an endpoint: " + base);
        }
        if (keyFile != null && scheme.equals("http") && !local(this.base.getHost())) {
            throw new IllegalArgumentException("the key would go to " + this.base.getHost()
                    + " in the clear: use https, or an endpoint on this machine");
        }
        this.keyFile = keyFile;
        this.timeout = timeout;
        this.mostBytes = mostBytes;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Endpoint::thread);
        threads.prestartAllCoreThreads();
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bindery-endpoint");
        thread.setDaemon(true);
        return thread;
    }

    /** Not by asking for the name: what it stands for may be another machine the next time. */
    private static boolean local(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** What is done with an answer. */
    @FunctionalInterface
    public interface Reading<R> {
        /**
         * Reads one.
         *
         * @param mediaType of the answer, in lower case and without parameters; empty if it does not say
         * @param body ends with an error when the time is up or the answer is too long
         */
        R of(String mediaType, InputStream body) throws IOException, EndpointException;
    }

    /**
     * Asks.
     *
     * @param path below the base, without a slash at its beginning
     * @param json the request
     * @throws EndpointException if it does not answer well, or not in time
     * @throws InterruptedException if the calling thread was interrupted
     */
    public <R> R post(String path, byte[] json, Reading<R> reading) throws EndpointException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        if (keyFile != null) {
            request.header("Authorization", "Bearer " + key(keyFile));
        }
        Instant until = Instant.now().plus(timeout);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = new Bounded(response.body(), mostBytes)) {
                CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                        () -> close(body),
                        CompletableFuture.delayedExecutor(
                                Math.max(
                                        1,
                                        Duration.between(Instant.now(), until).toMillis()),
                                TimeUnit.MILLISECONDS,
                                threads));
                try {
                    if (response.statusCode() != 200) {
                        throw failure(response, body);
                    }
                    return reading.of(mediaType(response), body);
                } finally {
                    alarm.cancel(false);
                }
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while " + base.getHost() + " was asked");
            }
            throw new EndpointException(Kind.AWAY, base.getHost() + " does not answer: " + e, null, e);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // who reads it is told so by its next read
        }
    }

    private static String key(Path file) throws EndpointException {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new EndpointException(Kind.KEY, "the file " + file + " does not hold a key");
            }
            return key;
        } catch (IOException e) {
            throw new EndpointException(Kind.KEY, "the key cannot be read: " + e, null, e);
        }
    }

    private static String mediaType(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private EndpointException failure(HttpResponse<?> response, InputStream body) {
        int status = response.statusCode();
        Kind kind = switch (status) {
            case 401, 403 -> Kind.KEY;
            case 429 -> Kind.TOO_MANY;
            case 408, 425 -> Kind.AWAY;
            default -> status >= 500 ? Kind.AWAY : Kind.REFUSED;
        };
        String said = "";
        try {
            said = new String(body.readNBytes(ERROR_SHOWN), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        } catch (IOException e) {
            said = "and nothing more";
        }
        Duration retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(Endpoint::duration)
                .orElse(null);
        return new EndpointException(kind, base.getHost() + " answers " + status + " " + said, retryAfter, null);
    }

    /** Seconds or a date. */
    private static @Nullable Duration duration(String header) {
        String value = header.strip();
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(Instant.now(), at);
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Ends its threads; requests under way end soon. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Ends an answer that does not end. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) throws IOException {
            left -= more;
            if (left < 0) {
                throw new IOException("the answer is too long");
            }
        }
    }
}
