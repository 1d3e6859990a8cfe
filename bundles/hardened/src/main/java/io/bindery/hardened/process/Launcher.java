package io.bindery.hardened.process;

import io.bindery.hardened.process.ProcessResult.Means;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Puts before a command what makes the kernel keep its limits, as far as this machine can. */
final class Launcher {

    static final String PATH = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";

    /**
     * The program is the child of this shell and not its successor: the first process of a namespace takes no signals. Its
     * arguments are words of their own throughout and never read as shell text.
     */
    private static final String SCRIPT =
            "ulimit -c 0; ulimit -f \"$1\"; ulimit -v \"$2\" 2>/dev/null; ulimit -S -t \"$3\";"
                    + " ulimit -H -t \"$4\"; shift 4; \"$@\"; exit $?";

    /** How a program gets a process namespace of its own here; empty if it cannot have one. Found out once. */
    private static final class Namespace {
        static final List<String> PREFIX = find();

        private static List<String> find() {
            for (List<String> way : List.of(
                    List.of("unshare", "--pid", "--fork", "--kill-child"),
                    List.of("unshare", "--user", "--map-current-user", "--pid", "--fork", "--kill-child"))) {
                if (works(way)) {
                    return way;
                }
            }
            return List.of();
        }

        private static boolean works(List<String> way) {
            List<String> command = new ArrayList<>(way);
            command.add("true");
            try {
                Process trial = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try {
                    return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
                } finally {
                    trial.destroyForcibly();
                }
            } catch (IOException e) {
                return false; // there is no such program here
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private Launcher() {}

    static Set<Means> means() {
        Set<Means> means = EnumSet.of(Means.RESOURCE_LIMITS);
        if (!Namespace.PREFIX.isEmpty()) {
            means.add(Means.PROCESS_NAMESPACE);
        }
        if (Files.isDirectory(Path.of("/proc/self"))) {
            means.add(Means.MEMORY_SAMPLES);
            means.add(Means.MARKED_PROCESSES);
        }
        return means;
    }

    /** How many processes of a run are the launcher's own. */
    static int ownProcesses() {
        return Namespace.PREFIX.isEmpty() ? 1 : 2;
    }

    static List<String> command(Path program, List<String> arguments, ProcessLimits limits) {
        long seconds = limits.cpuTime().plusMillis(999).toSeconds();
        List<String> command = new ArrayList<>(Namespace.PREFIX);
        command.addAll(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "sh",
                Long.toString((limits.fileSize() + 511) / 512),
                Long.toString(limits.memory() / 256),
                Long.toString(seconds),
                Long.toString(seconds + 2),
                program.toString()));
        command.addAll(arguments);
        return command;
    }

    /** The program's file, by its name in the search path or its path. */
    static Optional<Path> find(String program) {
        if (program.indexOf('/') >= 0) {
            Path path = Path.of(program).toAbsolutePath();
            return Files.isExecutable(path) && Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        }
        for (String folder : PATH.split(File.pathSeparator, -1)) {
            Path path = Path.of(folder, program);
            if (Files.isExecutable(path) && Files.isRegularFile(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
