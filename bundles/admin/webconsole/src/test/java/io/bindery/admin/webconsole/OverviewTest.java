package io.bindery.admin.webconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of the platform come and go; all of them together are seen on the assembled product. */
class OverviewTest {

    private final Overview overview = new Overview();

    private JsonNode written() throws IOException {
        StringWriter out = new StringWriter();
        overview.write(out);
        return new ObjectMapper().readTree(out.toString());
    }

    /** A registry with one plugin, whose breaker is open; none if the store is away. */
    private record OnePlugin(boolean away) implements PluginRegistry {
        @Override
        public List<PluginInfo> list() {
            if (away) {
                throw new StoreUnavailableException("no answer", null);
            }
            PluginFitness sick = new PluginFitness("open", Instant.EPOCH, null, "</script>\"\u2028", null, 1, 0);
            return List.of(new PluginInfo(
                    "epub", "1", "FormatHandler", "b", "active", List.of(), 7, 3, 0, Instant.EPOCH, sick));
        }

        @Override
        public int reset(String name) {
            return 0;
        }

        @Override
        public int switchTo(String name, boolean on) {
            return 0;
        }
    }

    @Test
    void what_is_away_is_named_and_the_rest_is_told() throws Exception {
        overview.plugins = new OnePlugin(false);
        JsonNode json = written();
        assertThat(json.get("missing"))
                .extracting(JsonNode::asText)
                .containsExactly("the job engine", "the pipeline", "the search");
        JsonNode plugin = json.get("plugins").get(0);
        assertThat(plugin.get("name").asText()).isEqualTo("epub");
        assertThat(plugin.get("calls").isNumber()).isTrue();
        assertThat(plugin.get("wrong").asBoolean()).isTrue();
        assertThat(plugin.get("lastFailure").asText()).isEqualTo("</script>\"\u2028");
    }

    @Test
    void a_part_that_cannot_answer_is_named_with_the_reason() throws Exception {
        overview.plugins = new OnePlugin(true);
        assertThat(written().get("missing")).extracting(JsonNode::asText).contains("the plugin registry (no answer)");
    }

    @Test
    void the_console_gets_the_files_of_the_page_and_no_others() {
        ConsolePage page = new ConsolePage(overview);
        assertThat(page.getResource("/bindery/res/page.js")).isNotNull();
        assertThat(page.getResource("/bindery/res/page.css")).isNotNull();
        for (String other : List.of(
                "/bindery/overview.json",
                "/bindery/res/page.html",
                "/bindery/res/../Overview.class",
                "/bindery/res/Overview.class",
                "/other/res/page.js")) {
            assertThat(page.getResource(other)).as(other).isNull();
        }
    }
}
