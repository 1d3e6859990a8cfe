package io.bindery.scanners.clamav;

import io.bindery.testkit.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real ClamAV daemon with one signature of our own: that of the EICAR test file. */
final class RealClamd implements AutoCloseable {

    /** In two pieces, so that this source is not itself what scanners look for. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private final Process process;
    private final Path folder;
    private final int port;

    private RealClamd(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** The program and its library path, or the reason why there is none. */
    record Program(List<String> lines, String reason) {}

    static Program program() throws Exception {
        Path module = Corpus.projectRoot().resolve("bundles/scanners/clamav");
        Path target = Files.createDirectories(module.resolve("target/clamd"));
        Path out = target.resolve("get.out");
        Path err = target.resolve("get.err");
        Process process = new ProcessBuilder(
                        "bash", module.resolve("src/test/get-clamd").toString(), target.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Program(List.of(), "clamd could not be fetched within three minutes");
        }
        if (process.exitValue() == 3) {
            return new Program(List.of(), Files.readString(err).strip());
        }
        if (process.exitValue() != 0) {
            throw new IOException("get-clamd failed: " + Files.readString(err));
        }
        return new Program(Files.readAllLines(out), "");
    }

    static RealClamd start(Program program, Path folder, int port) throws IOException {
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        String hex = java.util.HexFormat.of().formatHex(EICAR.substring(28).getBytes(StandardCharsets.US_ASCII));
        Files.writeString(signatures.resolve("own.ndb"), "Own.Eicar:0:*:" + hex + "\n");
        Path config = Files.writeString(
                folder.resolve("clamd.conf"),
                String.join(
                        "\n",
                        "LocalSocket " + folder.resolve("clamd.sock"),
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "DatabaseDirectory " + signatures,
                        "Foreground yes",
                        "StreamMaxLength 1M",
                        "User " + System.getProperty("user.name"),
                        ""));
        ProcessBuilder builder = new ProcessBuilder(program.lines().get(0), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile());
        builder.environment().put("LD_LIBRARY_PATH", program.lines().get(1));
        RealClamd clamd = new RealClamd(builder.start(), folder, port);
        Awaitility.await("clamd to listen")
                .atMost(java.time.Duration.ofMinutes(1))
                .until(() -> {
                    if (!clamd.process.isAlive()) {
                        throw new IOException("clamd ended: " + Files.readString(folder.resolve("clamd.log")));
                    }
                    return Files.exists(folder.resolve("clamd.sock"));
                });
        return clamd;
    }

    String unix() {
        return "unix:" + folder.resolve("clamd.sock");
    }

    String tcp() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
