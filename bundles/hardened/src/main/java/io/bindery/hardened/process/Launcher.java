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

/** Puts before a command what makes the kernel keep its limits, as far as this machine can. */
final class Launcher {

    static final String PATH = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";

    /**
     * The program is the child of this shell and not its successor: the first process of a namespace takes no signals. Its
     * arguments are words of their own throughout and never read as shell text.
     */
    private static final String SCRIPT =
            "ulimit -c 0; ulimit -f \"$1\"; ulimit -v \"$2\" 2>/dev/null; ulimit -S -t \"$3\"; ulimit -H -t \"$4\";"
                    + " if [ \"$5\" != 0 ]; then ulimit -u \"$5\" 2>/dev/null || ulimit -p \"$5\" 2>/dev/null; fi;"
                    + " shift 5; \"$@\"; exit $?";

    /** A process of the program's may well have several threads. */
    private static final long THREADS_EACH = 16;

    private Launcher() {}

    static Set<Means> means(boolean unprivileged) {
        Set<Means> means = EnumSet.of(Means.RESOURCE_LIMITS);
        means.addAll(Confinement.of(unprivileged).means());
        if (Files.isDirectory(Path.of("/proc/self"))) {
            means.add(Means.MEMORY_SAMPLES);
            means.add(Means.MARKED_PROCESSES);
        }
        return means;
    }

    /** How many processes of a run are the launcher's own. */
    static int ownProcesses(boolean unprivileged) {
        return endsAsOne(unprivileged) ? 2 : 1;
    }

    static List<String> command(Path program, List<String> arguments, ProcessLimits limits, boolean unprivileged) {
        Confinement confinement = Confinement.of(unprivileged);
        long seconds = limits.cpuTime().plusMillis(999).toSeconds();
        // Behind all else: whoever looks after it must get its turn even if it multiplies.
        List<String> command = new ArrayList<>(find("nice").isPresent() ? List.of("nice", "-n", "19") : List.of());
        command.addAll(confinement.prefix());
        command.addAll(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "sh",
                Long.toString((limits.fileSize() + 511) / 512),
                Long.toString(limits.memory() / 256),
                Long.toString(seconds),
                Long.toString(seconds + 2),
                Long.toString(mostThreads(confinement, limits.processes()))));
        command.addAll(confinement.change());
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Whether its first process ends all others with it. */
    static boolean endsAsOne(boolean unprivileged) {
        return Confinement.of(unprivileged).means().contains(Means.PROCESS_NAMESPACE);
    }

    /**
     * The kernel counts the threads of a user, not those of a program, so what the user has already is added. 0 for root, whom it
     * does not count at all.
     */
    private static long mostThreads(Confinement confinement, int processes) {
        try {
            int user = confinement.changesUser() ? Confinement.NOBODY : uid(Path.of("/proc/self"));
            return user == 0 ? 0 : threadsOf(user) + THREADS_EACH * processes;
        } catch (IOException | RuntimeException e) {
            return 0; // no such place here: the looks at the family have to do
        }
    }

    static int uid(Path process) throws IOException {
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
