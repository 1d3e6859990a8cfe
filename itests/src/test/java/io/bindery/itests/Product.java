package io.bindery.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The product as an operator has it: unpacked, and started with its own scripts on a data folder elsewhere. */
final class Product {

    private static final long SCRIPT_PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path home;
    private final int httpPort = FreePort.any();
    private final int sshPort = FreePort.any();

    private Product(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** Unpacks the product, and gives it a data folder that is not there yet. */
    static Product unpacked(String name) throws IOException, InterruptedException {
        Path target = Path.of(System.getProperty("itests.target"));
        Path run = target.resolve("product").resolve(name + "-" + System.currentTimeMillis());
        Path folder = Files.createDirectories(run.resolve("product"));
        Process tar = new ProcessBuilder(
                        "tar", "xzf", System.getProperty("itests.product"), "--strip-components=1", "-C", "" + folder)
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar cannot unpack " + System.getProperty("itests.product"));
        }
        return new Product(folder, run.resolve("home"));
    }

    /** The data folder. */
    Path home() {
        return home;
    }

    /** Where it is unpacked. */
    Path folder() {
        return folder;
    }

    /** Where its shell listens. */
    int sshPort() {
        return sshPort;
    }

    /** Where its web server listens. */
    int httpPort() {
        return httpPort;
    }

    /** Its web server. */
    Http http() {
        return new Http(httpPort);
    }

    /** Its REST API. */
    RestApi api() {
        return new RestApi(httpPort, home);
    }

    /** How a script ended. */
    record Ended(int exitCode, String output) {}

    /** Runs one of its scripts as somebody would who does not know that it runs already. */
    Ended startSecond(String... script) throws Exception {
        List<String> command = new ArrayList<>(List.of(script));
        command.set(0, folder.resolve("bin").resolve(script[0]).toString());
        Path output = Files.createTempFile(folder.getParent(), "second", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        environment(builder, FreePort.any(), FreePort.any());
        Process process = builder.start();
        if (!process.waitFor(SCRIPT_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private void environment(ProcessBuilder builder, int http, int ssh) {
        builder.environment().put("BINDERY_HOME", home.toString());
        builder.environment().put("BINDERY_HTTP_PORT", Integer.toString(http));
        builder.environment().put("BINDERY_SSH_PORT", Integer.toString(ssh));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Starts it, and waits until the administrator can log in. */
    void start() throws Exception {
        run("start");
        Eventually.holds(
                "the administrator can log in",
                () -> Files.exists(home.resolve("secrets/admin-password"))
                        && http().status("/system/console/bundles", "admin", password()) == 200);
        Eventually.holds("books can be taken in", () -> http().status("/health/ready") == 200);
    }

    /** The generated password. */
    String password() throws IOException {
        return Files.readString(home.resolve("secrets/admin-password")).strip();
    }

    /** The running process. */
    ProcessHandle process() throws IOException {
        return running().orElseThrow(() -> new IOException("the product in " + home + " is not running"));
    }

    private Optional<ProcessHandle> running() throws IOException {
        Path pid = home.resolve("karaf/karaf.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        // The file may be left over, and its number given to a stranger's process since.
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .filter(process -> process.info().commandLine().orElse("").contains(home.toString()));
    }

    /** Stops it as an operator does, and waits until it is gone. */
    void stop() throws Exception {
        ProcessHandle process = process();
        run("stop");
        Eventually.holds("the process has ended", () -> !process.isAlive());
    }

    /** Ends it without any warning. */
    void kill() throws Exception {
        ProcessHandle process = process();
        process.destroyForcibly();
        Eventually.holds("the process has ended", () -> !process.isAlive());
    }

    /** Ends it without any warning, if a test has not. */
    void killIfRunning() throws Exception {
        if (running().isPresent()) {
            kill();
        }
    }

    /** All that the product and its scripts have written, but for the secrets' own files, the unpacked bundles and programs. */
    List<Path> written() throws IOException {
        List<Path> not = Stream.of("secrets", "karaf/cache", "postgres/programs")
                .map(home::resolve)
                .toList();
        try (Stream<Path> files = Files.walk(home.getParent())) {
            return files.filter(file -> !file.startsWith(folder))
                    .filter(file -> not.stream().noneMatch(file::startsWith))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    /** Gives commands to the console; returns what it prints. */
    String console(String... commands) throws Exception {
        Path input =
                Files.writeString(Files.createTempFile(home, "console", ".in"), String.join("\n", commands) + "\n");
        return run(
                input,
                List.of(
                        "client",
                        "-b",
                        "-u",
                        "admin",
                        "-a",
                        "" + sshPort,
                        "-k",
                        "" + home.resolve("secrets/console-key")));
    }

    private void run(String script) throws Exception {
        run(null, List.of(script));
    }

    private String run(@Nullable Path input, List<String> script) throws Exception {
        // The most open mask that a shell commonly has: what others cannot read then, the product itself has closed.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$0\" \"$@\""));
        command.add(folder.resolve("bin").resolve(script.get(0)).toString());
        command.addAll(script.subList(1, script.size()));
        Path output = Files.createTempFile(folder.getParent(), script.get(0), ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        environment(builder, httpPort, sshPort);
        Process process = builder.start();
        if (!process.waitFor(SCRIPT_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(script + " did not end: " + Files.readString(output));
        }
        return Files.readString(output);
    }
}
