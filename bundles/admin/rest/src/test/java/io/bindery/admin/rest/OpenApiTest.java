package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description that is served is that of the code, and leaves nothing out. */
class OpenApiTest {

    private static final Path FILE =
            Path.of("bundles/admin/rest/src/main/resources/io/bindery/admin/rest", DescriptionResource.DOCUMENT);

    @TempDir
    private Path home;

    @Test
    void the_description_is_that_of_the_code() throws IOException {
        ObjectNode made = OpenApiOfCode.make();
        Path file = Path.of(System.getProperty("bindery.root")).resolve(FILE);
        if (System.getProperty("bindery.derive") != null) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            Files.writeString(file, new ObjectMapper().writer(printer).writeValueAsString(made) + "\n");
        }
        assertThat(new ObjectMapper().readTree(Files.readString(file)))
                .as("-Dbindery.derive writes %s anew", FILE)
                .isEqualTo(made);
    }

    @Test
    void the_page_of_the_api_tells_who_may_do_what() throws IOException {
        Path page = Path.of(System.getProperty("bindery.root")).resolve("docs/api.md");
        String text = Files.readString(page);
        int begin = text.indexOf('\n', text.indexOf("<!-- operations: derived")) + 1;
        int end = text.indexOf("<!-- end of operations");
        String wanted = text.substring(0, begin) + table() + text.substring(end);
        if (System.getProperty("bindery.derive") != null) {
            Files.writeString(page, wanted);
        }
        assertThat(Files.readString(page)).as("-Dbindery.derive writes it anew").isEqualTo(wanted);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| request | what it does | least role |\n|---|---|---|\n");
        OpenApiOfCode.make()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> table.append("| `")
                                .append(operation.getKey().toUpperCase(java.util.Locale.ROOT))
                                .append(' ')
                                .append(path.getKey())
                                .append("` | ")
                                .append(operation.getValue().path("summary").asText())
                                .append(" | ")
                                .append(operation.getValue().path("x-role").asText("everybody"))
                                .append(" |\n")));
        return table.toString();
    }

    @Test
    void every_method_of_a_resource_is_described() {
        long methods = Stream.concat(Api.RESOURCES.stream(), Api.BESIDE.stream())
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Stream.of(method.getAnnotations())
                        .anyMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class)))
                .count();
        assertThat(operations()).hasSize((int) methods);
    }

    @Test
    void every_operation_says_what_it_does_what_it_takes_and_who_may() {
        Set<String> gaps = new TreeSet<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asText();
            if (operation.path("summary").asText().isBlank()) {
                gaps.add(id + " has no summary");
            }
            if (operation.path("tags").isEmpty()) {
                gaps.add(id + " has no tag");
            }
            if (!operation.has("security")) {
                gaps.add(id + " does not say who may");
            }
            if (!operation.path("responses").has("default")
                    || operation.path("responses").size() < 2) {
                gaps.add(id + " does not say what it answers");
            }
            operation.path("parameters").forEach(it -> {
                if (it.path("description").asText().isBlank()) {
                    gaps.add(id + " does not describe " + it.path("name").asText());
                }
            });
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void the_page_and_the_document_are_served_to_everybody_and_to_no_frame() throws Exception {
        try (ApiServer server = new ApiServer(new Platform(home, "1", null, null, null, null))) {
            var document = server.send(server.request("/api/v1/openapi.json"));
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.json().path("openapi").asText()).startsWith("3.1");
            for (String file : List.of("index.html", "docs.js", "swagger-ui.css", "swagger-ui-bundle.js")) {
                var page = server.raw(server.request("/api/v1/docs/" + file));
                assertThat(page.statusCode()).as(file).isEqualTo(200);
                assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                        .contains("default-src 'self'", "frame-ancestors 'none'");
                assertThat(page.body()).isNotBlank();
            }
            assertThat(server.raw(server.request("/api/v1/docs/..%2Fopenapi.json"))
                            .statusCode())
                    .isIn(400, 404);
            assertThat(server.raw(server.request("/api/v1/docs")).headers().firstValue("Location"))
                    .hasValue("/api/v1/docs/index.html");
        }
    }

    private static List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        OpenApiOfCode.make().path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }
}
