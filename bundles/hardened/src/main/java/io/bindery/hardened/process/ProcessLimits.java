package io.bindery.hardened.process;

import java.time.Duration;

/**
 * What an external program and all its children may use. Immutable.
 *
 * @param time how long it may run
 * @param cpuTime processor time of each of its processes, in whole seconds, rounded up
 * @param memory resident bytes of all its processes together; looked at several times a second, so a little more is
 *     possible for a moment. Each process is also held to four times as much address space, which the kernel enforces
 * @param output bytes of standard output, and again of standard error
 * @param fileSize bytes of any one file that it writes, in blocks of 512, rounded up
 * @param folderSize bytes of all files in its folder
 * @param processes how many processes it may have at once, itself included; looked at several times a second. The kernel
 *     itself stops one that multiplies faster than that, but not if the platform runs as root, whose processes it does not
 *     count: run the platform as a user of its own
 */
public record ProcessLimits(
        Duration time, Duration cpuTime, long memory, int output, long fileSize, long folderSize, int processes) {

    /** A minute, a minute of processor time, 512 MiB of memory, 1 MiB of output, 256 MiB a file, 1 GiB in all, 16 processes. */
    public static final ProcessLimits DEFAULT = new ProcessLimits(
            Duration.ofMinutes(1), Duration.ofMinutes(1), 512L << 20, 1 << 20, 256L << 20, 1L << 30, 16);

    public ProcessLimits {
        if (time.isNegative()
                || time.isZero()
                || cpuTime.isNegative()
                || cpuTime.isZero()
                || memory <= 0
                || output <= 0
                || fileSize <= 0
                || folderSize <= 0
                || processes <= 0) {
            throw new IllegalArgumentException("every limit must be more than nothing");
        }
    }

    /** The same with this running time. */
    public ProcessLimits time(Duration other) {
        return new ProcessLimits(other, cpuTime, memory, output, fileSize, folderSize, processes);
    }

    /** The same with this processor time. */
    public ProcessLimits cpuTime(Duration other) {
        return new ProcessLimits(time, other, memory, output, fileSize, folderSize, processes);
    }

    /** The same with this much memory, in bytes. */
    public ProcessLimits memory(long other) {
        return new ProcessLimits(time, cpuTime, other, output, fileSize, folderSize, processes);
    }

    /** The same with this much output, in bytes. */
    public ProcessLimits output(int other) {
        return new ProcessLimits(time, cpuTime, memory, other, fileSize, folderSize, processes);
    }

    /** The same with this size of a file, in bytes. */
    public ProcessLimits fileSize(long other) {
        return new ProcessLimits(time, cpuTime, memory, output, other, folderSize, processes);
    }

    /** The same with this size of the folder, in bytes. */
    public ProcessLimits folderSize(long other) {
        return new ProcessLimits(time, cpuTime, memory, output, fileSize, other, processes);
    }

    /** The same with this many processes. */
    public ProcessLimits processes(int other) {
        return new ProcessLimits(time, cpuTime, memory, output, fileSize, folderSize, other);
    }
}
