package io.bindery.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * External programs that tests need. On the machine of a developer who does not have one the tests are skipped; where the environment says
 * {@code CI=true} they fail instead, or nobody would see that they no longer run.
 */
public final class InstalledProgram {

    private InstalledProgram() {}

    /**
     * Asks for a program.
     *
     * @param program its name in the search path
     * @param packaged the package that it comes with
     */
    public static void required(String program, String packaged) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        String message = program + " is not installed: apt-get install " + packaged;
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(there, message);
        }
        Assumptions.assumeTrue(there, message);
    }
}
