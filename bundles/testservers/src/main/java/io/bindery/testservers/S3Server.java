package io.bindery.testservers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real S3 server (S3Proxy) on loopback, which keeps its buckets as folders and wants each request signed (SigV4). It does not
 * know notifications, versions and tags. It may be stopped and started again, at the same address. Not for several threads.
 */
public final class S3Server implements AutoCloseable {

    /** The one access key that it knows. */
    public static final String KEY = "test-key";

    /** What belongs to it. */
    public static final String SECRET = "test-secret";

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final int port;
    private @Nullable Process process;
    private final Thread atExit = new Thread(this::stop, "stop-s3-server");

    private S3Server(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param folder an empty folder for its files; each bucket becomes a folder in {@code buckets/}
     */
    public static S3Server start(Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        S3Server server = new S3Server(folder, port);
        Files.createDirectories(server.buckets());
        Runtime.getRuntime().addShutdownHook(server.atExit);
        server.start();
        return server;
    }

    /** Starts it again after a {@link #stop()}. */
    public void start() throws IOException {
        Path settings = folder.resolve("s3proxy.properties");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.endpoint=" + endpoint(),
                        "s3proxy.identity=" + KEY,
                        "s3proxy.credential=" + SECRET,
                        "s3proxy.ignore-unknown-headers=true",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + buckets().toAbsolutePath(),
                        ""));
        Path log = folder.resolve("s3proxy-log.xml");
        Files.writeString(log, resource("s3proxy-log.xml"));
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dlogback.configurationFile=" + log,
                        "-cp",
                        resource("s3proxy.classpath").strip(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        awaitAnswer(process);
    }

    private void awaitAnswer(Process started) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline && started.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                sleep();
            }
        }
        throw new IOException("S3Proxy does not start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String resource(String name) {
        try (InputStream bytes = S3Server.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is not built: build io.bindery.testservers first");
            }
            return new String(bytes.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address; buckets are named in the path ("path style"). */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The folder of the buckets: an object is the file {@code <bucket>/<key>} in it. */
    public Path buckets() {
        return folder.resolve("buckets");
    }

    /** Kills it. What it has acknowledged stays. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
