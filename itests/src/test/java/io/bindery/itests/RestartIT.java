package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** What becomes of a job when the platform dies over it. */
@Category(NeedsEngine.class)
public class RestartIT {

    private Product product;

    @Before
    public void start() throws Exception {
        product = Product.unpacked("RestartIT");
        Path deploy = Files.createDirectories(product.home().resolve("deploy"));
        HeldEnricher.writeBundle(deploy.resolve("held.jar"));
        product.start();
    }

    @After
    public void stop() throws Exception {
        product.killIfRunning();
    }

    @Test
    public void a_job_goes_on_after_a_crash_and_finished_steps_are_not_run_again() throws Exception {
        Path held = Files.createFile(product.home().resolve(HeldEnricher.HELD));
        Path book = Files.write(
                product.home().resolve("book.epub"), Books.epub("urn:isbn:9780306406157", "Crash", "Text."));
        Eventually.holds(
                "the plugin is active", () -> product.console("bindery:plugins").contains(HeldEnricher.NAME));
        String id = firstWord(product.console("bindery:ingest " + book));
        Eventually.holds(
                "the job is held in its step",
                () -> steps(id).stream()
                        .anyMatch(step -> step.contains(HeldEnricher.NAME) && step.contains("RUNNING")));
        List<String> finished =
                steps(id).stream().filter(step -> step.contains("SUCCEEDED")).toList();

        product.kill();
        Files.delete(held);
        product.start();
        Eventually.holds(
                "the job has succeeded",
                () -> product.console("bindery:job " + id).contains("State          SUCCEEDED"));

        assertFalse("validation comes before enrichment", finished.isEmpty());
        assertEquals(
                finished,
                steps(id).stream().filter(step -> finished.contains(step)).toList());
    }

    private static String firstWord(String text) {
        return text.strip().replaceFirst("\\s.*", "");
    }

    /** The lines of the job's table of steps: name, plugin, version, state, start, duration, attempt. */
    private List<String> steps(String id) throws Exception {
        return product.console("bindery:job " + id)
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .dropWhile(line -> !line.equals("Steps"))
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }
}
