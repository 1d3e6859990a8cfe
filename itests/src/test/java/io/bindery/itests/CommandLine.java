package io.bindery.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./bindery} as an operator runs it, on a product that is built already and a data folder of its own. */
final class CommandLine {

    private static final long PATIENCE_SECONDS = 300;

    private final Path product;
    private final Path home;
    private final int httpPort = FreePort.any();
    private final int sshPort = FreePort.any();

    CommandLine(Path product, Path home) {
        this.product = product;
        this.home = home;
    }

    Path home() {
        return home;
    }

    /** Runs a command, which must succeed; gives what it prints. */
    String run(String... arguments) throws Exception {
        Path output = Files.createTempFile(product.getParent(), arguments[0], ".out");
        Process process = start(output, arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String printed = Files.readString(output);
        if (process.isAlive() || process.waitFor() != 0) {
            throw new AssertionError("./bindery " + String.join(" ", arguments) + " failed: " + printed);
        }
        return printed;
    }

    /** Starts a command. */
    Process start(String... arguments) throws IOException {
        return start(Files.createTempFile(product.getParent(), arguments[0], ".out"), arguments);
    }

    private Process start(Path output, String... arguments) throws IOException {
        Path script = Path.of(System.getProperty("itests.root"), "bindery").toRealPath();
        List<String> command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BINDERY_HOME", home.toString());
        builder.environment().put("BINDERY_PRODUCT", product.toString());
        builder.environment().put("BINDERY_HTTP_PORT", Integer.toString(httpPort));
        builder.environment().put("BINDERY_SSH_PORT", Integer.toString(sshPort));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** What the API answers. */
    String get(String path) throws IOException, InterruptedException {
        String token = Files.readString(home.resolve("secrets/api-token")).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
