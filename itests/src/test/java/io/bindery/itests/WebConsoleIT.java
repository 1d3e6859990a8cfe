package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Bindery's page in the web console of the running product. */
public class WebConsoleIT {

    private static final String PAGE = "/system/console/bindery";

    private static Product product;

    @BeforeClass
    public static void start() throws Exception {
        product = Product.unpacked("WebConsoleIT");
        product.start();
    }

    @AfterClass
    public static void stop() throws Exception {
        try {
            product.stop();
        } finally {
            product.killIfRunning();
        }
    }

    private static HttpResponse<String> open(String path) throws Exception {
        String login =
                Base64.getEncoder().encodeToString(("admin:" + product.password()).getBytes(StandardCharsets.UTF_8));
        return product.http().ask("GET", path, "Authorization", "Basic " + login);
    }

    @Test
    public void the_page_stands_in_the_consoles_frame_and_its_script_gets_what_it_shows() throws Exception {
        String page = open(PAGE).body();
        assertTrue(page, page.contains("Web Console"));
        assertTrue(page, page.contains("data-overview=\"" + PAGE + "/overview.json\""));
        assertTrue(open(PAGE + "/res/page.js").body().contains("textContent"));

        HttpResponse<String> answer = open(PAGE + "/overview.json");
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        JsonNode overview = new ObjectMapper().readTree(answer.body());
        assertEquals(0, overview.get("missing").size());
        List<String> steps = overview.findValuesAsText("step");
        assertTrue(steps.toString(), steps.indexOf("identify") < steps.indexOf("catalogue"));
        assertTrue(overview.get("plugins").findValuesAsText("name").contains("epub"));
        assertTrue(overview.get("queues").findValuesAsText("queue").contains("jobs that wait"));
    }

    @Test
    public void who_has_not_logged_in_sees_nothing_of_it() throws Exception {
        for (String path : List.of(PAGE, PAGE + "/overview.json", PAGE + "/res/page.js")) {
            assertEquals(path, 401, product.http().status(path));
        }
    }
}
