package io.bindery.formats.mobi;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** The programs that some tests need. On the build server they must be there; elsewhere a test without them is skipped. */
final class Tools {

    private Tools() {}

    /** Goes on only if the program is installed. */
    static void need(String program, String packageName) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(program + " is not installed: apt-get install " + packageName);
        }
        Assumptions.assumeTrue(there, () -> program + " is not installed: apt-get install " + packageName);
    }

    static void needMobitool() {
        need("mobitool", "libmobi-tools");
    }
}
