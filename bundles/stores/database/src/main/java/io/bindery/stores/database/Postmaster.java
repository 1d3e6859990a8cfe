package io.bindery.stores.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of a data folder, as its {@code postmaster.pid} names it. Whoever uses this must hold the folder's
 * {@link FolderLock}.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final long STOP_SECONDS = 60;

    private final Path data;
    private final Path pidFile;

    Postmaster(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Whether the server of this folder runs. */
    boolean running() {
        return pid().flatMap(ProcessHandle::of).filter(this::servesThisFolder).isPresent();
    }

    /**
     * Makes the folder ready for a start: stops a server that outlived an earlier Bindery, which was killed. We hold the
     * folder's lock, so that nobody else can be using that server.
     *
     * @throws DatabaseException if that server does not stop
     */
    void clearAway() throws DatabaseException {
        Optional<ProcessHandle> alive = pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (alive.isEmpty()) {
            return; // PostgreSQL itself replaces the file of a dead process
        }
        ProcessHandle process = alive.get();
        if (servesThisFolder(process)) {
            LOG.warn(
                    "Stopping the PostgreSQL (process {}) that a killed Bindery left behind in {}",
                    process.pid(),
                    data);
            stop(process);
            return;
        }
        // After a reboot the number belongs to a stranger, and PostgreSQL would refuse to start for its sake.
        LOG.warn("{} names process {}, which is not its PostgreSQL; removing the file", pidFile, process.pid());
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new DatabaseException("cannot remove the stale " + pidFile + ": " + e + "; remove it by hand", e);
        }
    }

    private void stop(ProcessHandle process) throws DatabaseException {
        try {
            // SIGINT is PostgreSQL's "fast shutdown": sessions end, all is written. SIGTERM would wait for the
            // sessions.
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | IOException | ExecutionException e) {
            throw new DatabaseException(
                    "the PostgreSQL that an earlier Bindery left behind (process " + process.pid() + ") does not stop: "
                            + e + "; stop it with: kill -QUIT " + process.pid(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while an old PostgreSQL was being stopped", e);
        }
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
            // a negative number stands for a single-user server
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Math.abs(Long.parseLong(lines.get(0).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // none, or half written by a server that died in its first instant
        }
    }

    private boolean servesThisFolder(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.exists(folder)) {
            try { // a server works in its data folder
                return Files.isSameFile(folder, data) && isPostgres(process);
            } catch (IOException e) {
                return isPostgres(process);
            }
        }
        return isPostgres(process);
    }

    private boolean isPostgres(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return process.isAlive() && line.contains("postgres") && line.contains(data.toString());
    }
}
