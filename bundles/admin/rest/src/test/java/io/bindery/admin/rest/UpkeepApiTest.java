package io.bindery.admin.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.core.upkeep.Backups;
import io.bindery.core.upkeep.Upkeep;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepApiTest {

    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private boolean secretsAsked;
    private boolean breaks;
    private boolean refuses;
    private boolean closed;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        server = new ApiServer(new Platform(home, "0.1.0", null, null, null, null).with(this::begin, new SomeUpkeep()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_backup_is_streamed_and_given_free() throws Exception {
        HttpResponse<byte[]> response = backup("");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-tar");
        assertThat(response.headers().firstValue("Bindery-Backup-Size")).contains("1000000");
        assertThat(response.body()).hasSize(1_000_000);
        assertThat(secretsAsked).isTrue();
        assertThat(closed).isTrue();
        backup("?withoutSecrets=true");
        assertThat(secretsAsked).isFalse();
    }

    @Test
    void a_backup_that_breaks_off_is_not_taken_for_a_whole_one() {
        breaks = true;
        assertThatThrownBy(() -> backup("")).isInstanceOf(IOException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void a_backup_that_cannot_be_begun_says_why() throws Exception {
        refuses = true;
        HttpResponse<byte[]> response = backup("");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(new String(response.body(), UTF_8)).contains("BND-API-506", "the disk is full");
    }

    @Test
    void a_backup_is_for_those_with_the_token_only() throws Exception {
        assertThat(client.send(server.request("/api/v1/backup").build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void clearing_away_only_looks_unless_it_is_told_to_apply() throws Exception {
        Answer look = server.post("/api/v1/gc", new byte[0]);
        assertThat(look.json().get("applied").asBoolean()).isFalse();
        assertThat(look.json().get("lines").get(0).get("rule").asText()).isEqualTo("null");
        Answer done = server.post("/api/v1/gc?apply=true&olderThan=PT2H", new byte[0]);
        assertThat(done.json().get("applied").asBoolean()).isTrue();
        assertThat(done.json().get("lines").get(0).get("rule").asText()).isEqualTo("PT2H");
        assertThat(server.post("/api/v1/gc?olderThan=soon", new byte[0]).status())
                .isEqualTo(400);
        assertThat(server.post("/api/v1/gc?olderThan=PT1S", new byte[0]).status())
                .isEqualTo(400);

        Answer retention = server.post("/api/v1/retention", new byte[0]);
        assertThat(retention.json().get("applied").asBoolean()).isFalse();
        assertThat(retention.json().get("lines").get(0).get("bytes").isNull()).isTrue();
        assertThat(retention.json().get("notes").get(0).asText()).isEqualTo("a note");
    }

    private HttpResponse<byte[]> backup(String query) throws IOException, InterruptedException {
        return client.send(
                server.authorised("/api/v1/backup" + query).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Backups.Backup begin(boolean secrets) throws IOException {
        secretsAsked = secrets;
        if (refuses) {
            throw new IOException("the disk is full");
        }
        return new Backups.Backup() {
            @Override
            public String id() {
                return "id";
            }

            @Override
            public long sizeBytes() {
                return 1_000_000;
            }

            @Override
            public void writeTo(OutputStream target) throws IOException {
                target.write(new byte[500_000]);
                target.flush();
                if (breaks) {
                    throw new IOException("the disk broke");
                }
                target.write(new byte[500_000]);
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    private static final class SomeUpkeep implements Upkeep {
        @Override
        public UpkeepReport collectGarbage(@Nullable Duration olderThan, boolean apply) {
            if (Duration.ofSeconds(1).equals(olderThan)) {
                throw new IllegalArgumentException("too young");
            }
            return new UpkeepReport(
                    apply, List.of(new UpkeepReport.Line("bytes", String.valueOf(olderThan), 1, 2)), List.of());
        }

        @Override
        public UpkeepReport retain(boolean apply) {
            return new UpkeepReport(apply, List.of(new UpkeepReport.Line("jobs", "old", 1, -1)), List.of("a note"));
        }
    }
}
