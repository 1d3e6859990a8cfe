package io.bindery.hardened.process;

import io.bindery.hardened.process.ProcessResult.Means;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
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

    /** A process of the program's may well have several threads. */
    private static final long THREADS_EACH = 16;

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
        // Behind all else: whoever looks after it must get its turn even if it multiplies.
        List<String> command = new ArrayList<>(find("nice").isPresent() ? List.of("nice", "-n", "19") : List.of());
        command.addAll(Namespace.PREFIX);
        command.addAll(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "sh",
                Long.toString((limits.fileSize() + 511) / 512),
                Long.toString(limits.memory() / 256),
                Long.toString(seconds),
                Long.toString(seconds + 2),
                Long.toString(mostThreads(limits.processes())),
                program.toString()));
        command.addAll(arguments);
        return command;
    }

    /** Whether its first process ends all others with it. */
    static boolean endsAsOne() {
        return !Namespace.PREFIX.isEmpty();
    }

    /**
     * The kernel counts the threads of a user, not those of a program, so what the user has already is added. 0 for root, whom it
     * does not count at all.
     */
    private static long mostThreads(int processes) {
        try {
            int user = uid(Path.of("/proc/self"));
            return user == 0 ? 0 : threadsOf(user) + THREADS_EACH * processes;
        } catch (IOException | RuntimeException e) {
            return 0; // no such place here: the looks at the family have to do
        }
    }

    private static int uid(Path process) throws IOException {
        return (Integer) Files.getAttribute(process, "unix:uid");
    }

    private static long threadsOf(int user) throws IOException {
        long threads = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    if (uid(process) == user) {
                        threads += Files.getAttribute(process.resolve("task"), "unix:nlink") instanceof Integer links
                                ? links - 2
                                : 1;
                    }
                } catch (IOException e) {
                    // it has just ended
                }
            }
        }
        return threads;
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
