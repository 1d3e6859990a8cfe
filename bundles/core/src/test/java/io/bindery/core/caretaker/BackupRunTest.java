package io.bindery.core.caretaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.api.job.Job;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.registry.Hashes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRunTest {

    private static final String LONG_NAME = "ein Buch mit Umlauten äöü " + "x".repeat(120) + ".epub";

    @TempDir
    Path home;

    private DataFolder data;

    @BeforeEach
    void open() throws IOException {
        data = new DataFolder(home);
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void all_that_a_platform_needs_is_in_it_and_every_sum_is_right() throws Exception {
        Job job = data.accept("a book");
        write("etc/io.bindery.core.engine.cfg", "maxAttempts=3");
        write("deploy/plugin.jar", "a plugin");
        write("secrets/api-token", "t0ken");
        write("worker-id", "worker-1");
        write("log/karaf.log", "not this");
        write("inbox/acme/" + LONG_NAME, "waiting");
        write("inbox/acme/processing/0190/taken.epub", "taken");
        write("inbox/acme/done/old.epub", "done");
        write("inbox/acme/growing.epub", "half");
        Files.setLastModifiedTime(home.resolve("inbox/acme/growing.epub"), FileTime.from(Instant.now()));

        Map<String, String> entries = entries(archive(true));

        String blob = job.sha256();
        assertThat(entries)
                .containsEntry("etc/io.bindery.core.engine.cfg", "maxAttempts=3")
                .containsEntry("deploy/plugin.jar", "a plugin")
                .containsEntry("secrets/api-token", "t0ken")
                .containsEntry("worker-id", "worker-1")
                .containsEntry("inbox/acme/" + LONG_NAME, "waiting")
                .containsEntry("inbox/acme/processing/0190/taken.epub", "taken")
                .containsEntry("blobs/" + blob.substring(0, 2) + "/" + blob.substring(2, 4) + "/" + blob, "a book")
                .containsKeys("database/snapshot.json", "database/job.copy.gz")
                .doesNotContainKeys("log/karaf.log", "inbox/acme/done/old.epub", "inbox/acme/growing.epub", "PROBLEMS");
        assertThat(entries.keySet()).first().isEqualTo("manifest.json");
        assertThat(entries.keySet()).last().isEqualTo("SHA256SUMS");
        JsonNode manifest = new ObjectMapper().readTree(entries.get("manifest.json"));
        assertThat(manifest.get("formatVersion").asInt()).isEqualTo(1);
        assertThat(manifest.get("productVersion").asText()).isEqualTo("1.2.3");
        assertThat(manifest.get("rows").get("job").asInt()).isEqualTo(1);
        assertThat(manifest.get("parts").toString())
                .isEqualTo("[\"blobs\",\"database\",\"deploy\",\"etc\",\"inbox\",\"secrets\",\"worker-id\"]");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void secrets_stay_out_if_they_shall() throws Exception {
        write("secrets/api-token", "t0ken");
        assertThat(entries(archive(false)).keySet()).noneMatch(name -> name.startsWith("secrets/"));
    }

    @Test
    void what_comes_after_its_beginning_is_not_in_it_and_what_goes_is() throws Exception {
        Job before = data.accept("before");
        write("inbox/acme/waiting.epub", "waiting");
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Job after;
        try (BackupRun backup = data.backup(true)) {
            after = data.accept("after");
            Files.delete(home.resolve("inbox/acme/waiting.epub"));
            backup.writeTo(target);
        }
        Map<String, String> entries = entries(target.toByteArray());
        assertThat(entries).containsEntry("inbox/acme/waiting.epub", "waiting");
        assertThat(entries.keySet())
                .anyMatch(name -> name.endsWith(before.sha256()))
                .noneMatch(name -> name.endsWith(after.sha256()));
    }

    @Test
    void bytes_that_are_gone_or_damaged_are_named_and_all_else_is_saved() throws Exception {
        Job gone = data.accept("gone");
        Job damaged = data.accept("damaged");
        Job sound = data.accept("sound");
        Files.delete(data.file(gone.sha256()));
        Files.setPosixFilePermissions(data.file(damaged.sha256()), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(data.file(damaged.sha256()), "dama9ed");
        data.age(new StoredBlob(damaged.sha256(), 7), Duration.ofDays(1));

        Map<String, String> entries = entries(archive(true));
        assertThat(entries.get("PROBLEMS")).contains(gone.sha256(), damaged.sha256());
        assertThat(entries.keySet())
                .anyMatch(name -> name.endsWith(sound.sha256()))
                .noneMatch(name -> name.endsWith(damaged.sha256()));
    }

    @Test
    void a_receiver_that_goes_away_leaves_nothing_behind() throws Exception {
        data.accept("a book");
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the receiver went away");
            }
        };
        try (BackupRun backup = data.backup(true)) {
            assertThatThrownBy(() -> backup.writeTo(broken)).isInstanceOf(IOException.class);
        }
        assertThat(spooled()).isEmpty();
        boolean[] free = new boolean[1];
        data.pins.ifUnpinned(() -> free[0] = true);
        assertThat(free[0]).isTrue();
    }

    @Test
    void what_a_killed_platform_has_spooled_is_deleted_and_what_is_being_spooled_is_not() throws Exception {
        write("spool/of-another-life/contents/etc/x", "x");
        try (BackupRun backup = data.backup(true)) {
            Spool.clear(home);
            assertThat(home.resolve("spool/of-another-life")).doesNotExist();
            backup.writeTo(OutputStream.nullOutputStream());
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private byte[] archive(boolean secrets) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (BackupRun backup = data.backup(secrets)) {
            backup.writeTo(target);
            assertThat(backup.sizeBytes()).isPositive();
        }
        return target.toByteArray();
    }

    private Stream<Path> spooled() throws IOException {
        return Files.list(home.resolve("spool"));
    }

    /** All entries by name, in order, after their sums were checked. */
    private static Map<String, String> entries(byte[] archive) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        Map<String, String> sums = new LinkedHashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                byte[] content = tar.readAllBytes();
                entries.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
                sums.put(
                        entry.getName(),
                        HexFormat.of().formatHex(Hashes.sha256().digest(content)));
                assertThat(entry.getMode() & 0777).isEqualTo(0600);
            }
        }
        sums.remove("SHA256SUMS");
        Map<String, String> told = new LinkedHashMap<>();
        entries.get("SHA256SUMS").lines().forEach(line -> told.put(line.substring(66), line.substring(0, 64)));
        assertThat(told).isEqualTo(sums);
        return entries;
    }
}
