package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The desk of the assembled product in a real browser: bundles/admin/ui/browser has what is done there. */
public class DeskIT {

    private static final long PATIENCE_MINUTES = 8;

    private Product product;

    @Before
    public void start() throws Exception {
        boolean browser = System.getenv("CHROMIUM") != null
                || Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
        // where all must be tested, the tests themselves say that it is missing
        assumeTrue(
                "chromium is not installed (./bindery tools --install --for-tests)",
                browser || "true".equals(System.getenv("CI")));
        product = Product.unpacked("DeskIT");
        product.start();
    }

    @After
    public void stop() throws Exception {
        if (product != null) {
            product.killIfRunning();
        }
    }

    @Test
    public void a_person_does_all_that_the_desk_is_for_and_every_page_is_accessible() throws Exception {
        Path desk = Path.of(System.getProperty("itests.root"), "bundles", "admin", "ui");
        Path output = Files.createTempFile(product.folder().getParent(), "desk", ".out");
        ProcessBuilder tests = new ProcessBuilder(
                        "node",
                        "--test",
                        "--test-reporter=spec",
                        "--test-concurrency=1",
                        "browser/tus.test.mjs",
                        "browser/desk.test.mjs",
                        "browser/looks.test.mjs")
                .directory(desk.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        tests.environment().put("BINDERY_URL", "http://127.0.0.1:" + product.httpPort());
        tests.environment().put("BINDERY_HOME", product.home().toString());
        tests.environment().put("DESK_SHOTS", Path.of(System.getProperty("itests.target"), "screenshots") + "");
        Process process = tests.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }

        assertEquals(Files.readString(output), 0, process.exitValue());
    }
}
