package io.bindery.quality.verapdf;

import io.bindery.hardened.process.LimitedProcess;
import io.bindery.hardened.process.ProcessFailedException;
import io.bindery.hardened.process.ProcessLimits;
import io.bindery.hardened.process.ProcessResult;
import io.bindery.hardened.process.ScratchFolder;
import io.bindery.quality.verapdf.run.VeraPdfRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs veraPDF in a Java process of its own, because it has no limits of time and memory, cannot be interrupted, and a book that takes
 * all memory would take the platform with it. Safe for use by several threads.
 */
final class VeraPdfProcess {

    /** What Java takes beside the heap. */
    private static final long BESIDE_HEAP = 400;

    private static final String OUTPUT = "verapdf.tsv";

    private final String classPath;
    private final Duration processorTime;
    private final int megabytes;

    /**
     * @param processorTime that one run may use
     * @param megabytes of heap
     */
    VeraPdfProcess(String classPath, Duration processorTime, int megabytes) {
        this.classPath = classPath;
        this.processorTime = processorTime;
        this.megabytes = megabytes;
    }

    /**
     * The lines that {@link VeraPdfRun} wrote.
     *
     * @param flavours with commas, or {@code -} for what each file claims
     * @param time how long it may take, however busy the machine is
     * @param workspace where it may have a folder for itself
     * @throws ProcessFailedException if it did not start, did not end well, or passed a limit
     */
    List<String[]> run(List<Path> files, String flavours, Duration time, Path workspace)
            throws ProcessFailedException, InterruptedException, IOException {
        try (ScratchFolder folder = ScratchFolder.in(workspace)) {
            List<String> arguments = new ArrayList<>(List.of(
                    "-Xmx" + megabytes + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // What Java reserves must fit into the address space that the process gets.
                    "-XX:CompressedClassSpaceSize=64m",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-Xss2m",
                    "-Djava.awt.headless=true",
                    "-Djava.io.tmpdir=" + folder.path(),
                    "-cp",
                    classPath,
                    VeraPdfRun.class.getName(),
                    OUTPUT,
                    flavours));
            files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
            ProcessResult result = LimitedProcess.of(java(), arguments.toArray(String[]::new))
                    .within(ProcessLimits.DEFAULT
                            .time(time)
                            .cpuTime(processorTime)
                            .memory((megabytes + BESIDE_HEAP) << 20))
                    .run(folder);
            if (outOfMemory(result)) {
                return List.<String[]>of(new String[] {"M"});
            }
            result.orThrow();
            return Files.readAllLines(folder.path().resolve(OUTPUT)).stream()
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static boolean outOfMemory(ProcessResult result) {
        return result.exitCode() != 0 && result.errors().contains("java.lang.OutOfMemoryError");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
