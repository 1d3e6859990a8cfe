package io.bindery.itests;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** A few rounds of {@code ./bindery chaos}, as an operator would run many. */
public class ChaosIT {

    private static final long PATIENCE_MINUTES = 12;

    /** Gives a kill of the platform while it starts, one of the whole database, and one of both while it recovers. */
    private static final String SEED = "14";

    @Test
    public void nothing_is_lost_or_done_twice_when_platform_and_database_are_killed() throws Exception {
        Path root = Path.of(System.getProperty("itests.root"));
        Product product = Product.unpacked("ChaosIT");
        Path output = Files.createTempFile(product.folder().getParent(), "chaos", ".out");
        ProcessBuilder chaos = new ProcessBuilder(
                        "node", "" + root.resolve("bindery"), "chaos", "--rounds", "3", "--books", "12", "--seed", SEED)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        chaos.environment().put("BINDERY_PRODUCT", product.folder().toString());
        chaos.environment().putIfAbsent("BINDERY_CORPUS", System.getProperty("itests.corpus"));
        chaos.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = chaos.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroy(); // it then ends what it has started
            process.waitFor(30, TimeUnit.SECONDS);
        }

        assertEquals(Files.readString(output), 0, process.exitValue());
    }
}
