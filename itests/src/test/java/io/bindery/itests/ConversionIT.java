package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** A converter that is dropped into the running product, and what becomes of its work when the product dies. */
@Category(NeedsEngine.class)
public class ConversionIT {

    private Product product;

    @Before
    public void start() throws Exception {
        product = Product.unpacked("ConversionIT");
        Path etc = Files.createDirectories(product.home().resolve("etc"));
        Files.writeString(
                etc.resolve("io.bindery.core.conversion.cfg"), "targets = acme=text/x-held|text/x-own|text/x-nobody\n");
        product.start();
    }

    @After
    public void stop() throws Exception {
        product.killIfRunning();
    }

    @Test
    public void a_dropped_converter_is_used_and_after_a_crash_only_what_was_not_made_is_made() throws Exception {
        Path held = Files.createFile(product.home().resolve(TextConverter.HELD));
        TextConverter.writeBundle(product.home().resolve("deploy/text-converter.jar"));
        Eventually.holds(
                "the formats know the converter",
                () -> product.api().get("/api/v1/formats").says(TextConverter.NAME));
        byte[] book = Books.epub("urn:isbn:9780306406157", "Tyger", "Tyger tyger burning bright in the night.");
        String id = json(product.api().submit("tyger", book).body()).get("id").asText();
        Eventually.holds("its own format is made", () -> states(id).contains("text/x-own MADE"));
        Eventually.holds("the text is held", () -> converted().contains("text/x-held"));

        product.kill();
        Files.delete(held);
        product.start();
        Eventually.holds(
                "the job has succeeded", () -> job(id).get("state").asText().equals("SUCCEEDED"));

        assertTrue(states(id).toString(), states(id).contains("text/x-held MADE"));
        assertTrue(states(id).toString(), states(id).contains("text/x-nobody NOT_AVAILABLE"));
        assertEquals(1, converted().stream().filter("text/x-own"::equals).count());
        JsonNode text = job(id).get("renditions").get(index(id, "text/x-held"));
        assertEquals(1.0, text.get("recall").asDouble(), 0);
        RestApi.Answer file = product.api().get("/api/v1/jobs/" + id + "/files/text/x-held");
        assertTrue(file.body(), file.says("burning bright"));
        assertTrue(product.api()
                .get("/api/v1/books/" + job(id).get("bookId").asText())
                .says("\"text/x-held\""));
        String shown = product.console("bindery:job " + id);
        assertTrue(shown, shown.contains("NOT_AVAILABLE"));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private JsonNode job(String id) throws Exception {
        return json(product.api().get("/api/v1/jobs/" + id).body());
    }

    private List<String> states(String id) throws Exception {
        List<String> states = new java.util.ArrayList<>();
        job(id).get("renditions")
                .forEach(it -> states.add(
                        it.get("format").asText() + " " + it.get("state").asText()));
        return states;
    }

    private int index(String id, String format) throws Exception {
        return states(id).stream()
                .map(it -> it.replaceFirst(" .*", ""))
                .toList()
                .indexOf(format);
    }

    private List<String> converted() throws Exception {
        Path file = product.home().resolve(TextConverter.CONVERTED);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
