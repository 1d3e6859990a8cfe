package io.bindery.conversion.tool;

import io.bindery.hardened.process.LimitedProcess;
import io.bindery.hardened.process.ProcessFailedException;
import io.bindery.hardened.process.ProcessLimits;
import io.bindery.hardened.process.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;

/**
 * The version of a program that is installed. It is asked of the program itself once, and again when the program's file is another
 * one: a look at the file costs nothing. Safe for use by several threads.
 */
public final class ToolVersion {

    /** What {@link #current} says of a program that is not there. */
    public static final String MISSING = "missing";

    private static final ProcessLimits SHORT = ProcessLimits.DEFAULT.time(Duration.ofSeconds(20));

    private final String program;
    private String file = "";
    private String version = MISSING;

    /** @param program one that says its version when it is run with {@code --version}, on the first line */
    public ToolVersion(String program) {
        this.program = program;
    }

    /** The version as the program says it, or {@link #MISSING}; runs the program if it is another one than the last time. */
    public synchronized String current() {
        String now = fingerprint();
        if (!now.equals(file)) {
            version = now.isEmpty() ? MISSING : ask();
            file = now;
        }
        return version;
    }

    /** Path, size and moment of the program's file: a package manager changes at least one with every version. */
    private String fingerprint() {
        Optional<Path> found = LimitedProcess.file(program);
        if (found.isEmpty()) {
            return "";
        }
        try {
            Path real = found.get().toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return real + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (IOException e) {
            return "";
        }
    }

    private String ask() {
        try {
            Path parent = Files.createTempDirectory("bindery-version-");
            try (ScratchFolder folder = ScratchFolder.in(parent)) {
                byte[] said = LimitedProcess.of(program, "--version")
                        .within(SHORT)
                        .run(folder)
                        .orThrow()
                        .output();
                return ProgramRun.text(said).lines().findFirst().orElse("").strip();
            } finally {
                Files.deleteIfExists(parent);
            }
        } catch (ProcessFailedException | IOException e) {
            return "unknown: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
