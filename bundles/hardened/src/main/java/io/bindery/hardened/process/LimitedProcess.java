package io.bindery.hardened.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An external program with its arguments and limits. It runs in a throw-away folder, with a clean environment and nothing on its
 * standard input, and without network where the machine allows that; when it ends, hits a limit, or the calling thread is interrupted, all processes that came from it are killed.
 * Arguments are handed over as they are: no shell reads them. Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * try (ScratchFolder folder = ScratchFolder.in(context.workspace())) {
 *     Files.copy(book.file(), folder.path().resolve("in.pdf"));
 *     LimitedProcess.of("pdftotext", "in.pdf", "out.txt").installedBy("poppler-utils").run(folder).orThrow();
 *     String text = Files.readString(folder.path().resolve("out.txt"));
 * }
 * }</pre>
 */
public final class LimitedProcess {

    private static final long FIRST_LOOK_MILLIS = 5;
    private static final long LONGEST_LOOK_MILLIS = 40;
    private static final int TAIL = 400;
    private static final int SIGNALLED = 128;
    private static final int SIGXCPU = 24;
    private static final int SIGXFSZ = 25;

    private final String program;
    private final List<String> arguments;
    private final ProcessLimits limits;
    private final String packages;
    private final Map<String, String> environment;
    private final boolean unprivileged;
    private final Consumer<String> watcher;

    private LimitedProcess(
            String program,
            List<String> arguments,
            ProcessLimits limits,
            String packages,
            Map<String, String> environment,
            boolean unprivileged,
            Consumer<String> watcher) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.limits = limits;
        this.packages = packages;
        this.environment = Map.copyOf(environment);
        this.unprivileged = unprivileged;
        this.watcher = watcher;
    }

    /**
     * A program with {@link ProcessLimits#DEFAULT}.
     *
     * @param program its name in the search path, or its path
     * @param arguments its arguments, each handed over as it is; one that begins with a hyphen is an option to most programs, so
     *     put {@code ./} before names that come from a book
     */
    public static LimitedProcess of(String program, String... arguments) {
        return new LimitedProcess(
                program, List.of(arguments), ProcessLimits.DEFAULT, program, Map.of(), false, said -> {});
    }

    /** The same within other limits. */
    public LimitedProcess within(ProcessLimits other) {
        return new LimitedProcess(program, arguments, other, packages, environment, unprivileged, watcher);
    }

    /** The same, with the package to install if the program is missing, for the remedy. */
    public LimitedProcess installedBy(String other) {
        return new LimitedProcess(program, arguments, limits, other, environment, unprivileged, watcher);
    }

    /** The same with one more variable in its environment, which holds PATH, HOME, TMPDIR and a UTF-8 locale. */
    public LimitedProcess variable(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new LimitedProcess(program, arguments, limits, packages, more, unprivileged, watcher);
    }

    /**
     * The same as a user without any rights, where the platform runs as root and the machine allows it; as the platform's own
     * user elsewhere. {@link ProcessResult#means} says which. Its folder is its HOME and /tmp then, and it cannot read what
     * only the platform may: all input must lie in the folder and be named by relative paths.
     */
    public LimitedProcess unprivileged() {
        return new LimitedProcess(program, arguments, limits, packages, environment, true, watcher);
    }

    /**
     * The same with somebody who looks at what it says while it runs.
     *
     * @param other is given the last 400 bytes of its standard output, as UTF-8, some 25 times a second by the calling thread. If
     *     it throws, the program is killed
     */
    public LimitedProcess watchedBy(Consumer<String> other) {
        return new LimitedProcess(program, arguments, limits, packages, environment, unprivileged, other);
    }

    /** Whether the program is there. */
    public static boolean isInstalled(String program) {
        return file(program).isPresent();
    }

    /** The program's file; empty if it is not in the search path. */
    public static Optional<Path> file(String program) {
        return Launcher.find(program);
    }

    /**
     * Runs it and waits for its end.
     *
     * @param folder where it begins, with its input
     * @throws ProcessFailedException if it is missing or cannot be started; how it ended is in the result
     * @throws InterruptedException if the calling thread was interrupted; all its processes are killed then
     * @throws IOException if the folder cannot be used
     */
    public ProcessResult run(ScratchFolder folder) throws ProcessFailedException, InterruptedException, IOException {
        Path file = Launcher.find(program)
                .orElseThrow(() -> new ProcessFailedException(
                        ProcessError.TOOL_MISSING, program + " is not installed; it comes with " + packages));
        Path output = folder.beside("output");
        Path errors = folder.beside("errors");
        String mark = Family.newMark();
        long begun = System.nanoTime();
        boolean nobody = Confinement.of(unprivileged).changesUser();
        if (nobody) {
            folder.giveTo(Confinement.NOBODY);
        }
        Process process = start(file, folder, output, errors, mark);
        Family family = new Family(process, mark, Launcher.endsAsOne(unprivileged));
        @Nullable ProcessError hit;
        try {
            hit = watch(process, family, folder, output, errors, begun);
        } finally {
            family.kill();
        }
        int exitCode = process.waitFor();
        return new ProcessResult(
                program,
                exitCode,
                hit == null ? limitOf(exitCode) : hit,
                head(output),
                head(errors),
                Duration.ofNanos(System.nanoTime() - begun),
                Launcher.means(unprivileged));
    }

    private Process start(Path file, ScratchFolder folder, Path output, Path errors, String mark)
            throws ProcessFailedException {
        ProcessBuilder builder = new ProcessBuilder(Launcher.command(file, arguments, limits, unprivileged))
                .directory(folder.path().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> all = builder.environment();
        all.clear();
        all.put("PATH", Launcher.PATH);
        String home = Confinement.of(unprivileged).home(folder.path());
        all.put("HOME", home);
        all.put("TMPDIR", home);
        all.put("LC_ALL", "C.UTF-8");
        all.putAll(environment);
        all.put(Family.MARK, mark);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProcessFailedException(
                    ProcessError.NOT_STARTED, program + " could not be started: " + e.getMessage());
        }
    }

    /** Waits for the end and looks now and then whether a limit is passed; gives that limit, or null. */
    private @Nullable ProcessError watch(
            Process process, Family family, ScratchFolder folder, Path output, Path errors, long begun)
            throws InterruptedException, IOException {
        long pause = FIRST_LOOK_MILLIS;
        while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
            ProcessError passed = passed(family, folder, output, errors, begun);
            if (passed != null) {
                return passed;
            }
            watcher.accept(tail(output));
            pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
        }
        // What it wrote in its last moment counts as well.
        return passedOnDisk(folder, output, errors);
    }

    private @Nullable ProcessError passed(Family family, ScratchFolder folder, Path output, Path errors, long begun)
            throws IOException {
        if (System.nanoTime() - begun > limits.time().toNanos()) {
            return ProcessError.TIME_UP;
        }
        List<ProcessHandle> members = family.members();
        if (members.size() - Launcher.ownProcesses(unprivileged) > limits.processes()) {
            return ProcessError.TOO_MANY_PROCESSES;
        }
        if (Family.memory(members) > limits.memory()) {
            return ProcessError.TOO_MUCH_MEMORY;
        }
        return passedOnDisk(folder, output, errors);
    }

    private @Nullable ProcessError passedOnDisk(ScratchFolder folder, Path output, Path errors) throws IOException {
        if (Files.size(output) > limits.output() || Files.size(errors) > limits.output()) {
            return ProcessError.TOO_MUCH_OUTPUT;
        }
        return folder.size() > limits.folderSize() ? ProcessError.FOLDER_TOO_LARGE : null;
    }

    /** The limit that the kernel kept, by the signal that it sent. */
    private static @Nullable ProcessError limitOf(int exitCode) {
        return switch (exitCode - SIGNALLED) {
            case SIGXCPU -> ProcessError.CPU_TIME_UP;
            case SIGXFSZ -> ProcessError.FILE_TOO_LARGE;
            default -> null;
        };
    }

    private static String tail(Path file) throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            bytes.position(Math.max(0, bytes.size() - TAIL));
            return new String(Channels.newInputStream(bytes).readNBytes(TAIL), StandardCharsets.UTF_8);
        }
    }

    private byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(limits.output());
        }
    }
}
