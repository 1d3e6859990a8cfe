package io.bindery.hardened.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a run of an external program went. Immutable. */
public final class ProcessResult {

    /** Means by which children are found and limits kept, as far as this machine has them. */
    public enum Means {
        /** All processes are in a namespace of their own and end with its first one, whatever they do. */
        PROCESS_NAMESPACE,
        /** The kernel holds each process to its processor time, file size and address space. */
        RESOURCE_LIMITS,
        /** The use of memory by all processes together is looked at several times a second. */
        MEMORY_SAMPLES,
        /** Processes that have left their parents are found by a mark in their environment. */
        MARKED_PROCESSES,
        /** There is no network, not even this machine's own addresses. */
        NO_NETWORK,
        /** The program runs as the user {@code nobody}, its folder is its /tmp, and it gets no rights back. */
        UNPRIVILEGED_USER
    }

    private static final int SAID = 1_000;

    private final String program;
    private final int exitCode;
    private final @Nullable ProcessError limit;
    private final byte[] output;
    private final byte[] errors;
    private final Duration duration;
    private final Set<Means> means;

    ProcessResult(
            String program,
            int exitCode,
            @Nullable ProcessError limit,
            byte[] output,
            byte[] errors,
            Duration duration,
            Set<Means> means) {
        this.program = program;
        this.exitCode = exitCode;
        this.limit = limit;
        this.output = output;
        this.errors = errors;
        this.duration = duration;
        this.means = Set.copyOf(means);
    }

    /** The exit code; 128 and the signal's number if a signal ended it. */
    public int exitCode() {
        return exitCode;
    }

    /** The limit that was hit; empty if none was. */
    public Optional<ProcessError> limit() {
        return Optional.ofNullable(limit);
    }

    /** What it wrote to standard output, up to the limit. */
    public byte[] output() {
        return output.clone();
    }

    /** What it wrote to standard error, up to the limit, as UTF-8. */
    public String errors() {
        return new String(errors, StandardCharsets.UTF_8);
    }

    /** How long it ran. */
    public Duration duration() {
        return duration;
    }

    /** The means that were in force. */
    public Set<Means> means() {
        return means;
    }

    /**
     * Gives itself if the program ended by itself with exit code 0.
     *
     * @throws ProcessFailedException otherwise
     */
    public ProcessResult orThrow() throws ProcessFailedException {
        if (limit != null) {
            throw new ProcessFailedException(limit, program + ": " + limit.cause());
        }
        if (exitCode != 0) {
            String said = errors().strip();
            throw new ProcessFailedException(
                    ProcessError.FAILED,
                    program + " ended with exit code " + exitCode
                            + (said.isEmpty()
                                    ? " and said nothing"
                                    : " and said: " + said.substring(Math.max(0, said.length() - SAID))));
        }
        return this;
    }
}
