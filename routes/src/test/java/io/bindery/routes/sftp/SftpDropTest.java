package io.bindery.routes.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.api.job.Job;
import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.intake.RemoteSource;
import io.bindery.routes.IntakeRig;
import io.bindery.testservers.SftpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpDropTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private SftpServer server;
    private Path books;
    private IntakeRig rig;
    private SftpDrop drop;

    @BeforeEach
    void open() throws Exception {
        server = SftpServer.start(Files.createDirectory(folder.resolve("server")));
        books = Files.createDirectory(server.root().resolve("books"));
        rig = new IntakeRig(Files.createDirectory(folder.resolve("home")));
    }

    @AfterEach
    void close() throws Exception {
        stop();
        rig.close();
        server.close();
    }

    private void stop() throws Exception {
        if (drop != null) {
            rig.stop(drop);
            drop.stop();
            drop = null;
        }
    }

    private SftpDropConfig config(Map<String, Object> others) throws IOException {
        Map<String, Object> values = new HashMap<>(Map.of(
                "publisher",
                "acme",
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "hostKey",
                server.hostKey(),
                "folder",
                "books",
                "user",
                SftpServer.USER,
                "password",
                SftpServer.PASSWORD,
                "pollMillis",
                100L,
                "settleMillis",
                300L));
        values.putAll(others);
        return IntakeRig.config(SftpDropConfig.class, values);
    }

    private void start(Map<String, Object> others) throws Exception {
        drop = new SftpDrop(config(others), rig.intake());
        rig.start(drop);
    }

    private List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void taken(int jobs) {
        await().atMost(PATIENCE).until(() -> rig.jobs().size() == jobs);
    }

    @Test
    void books_are_taken_and_go_and_what_is_no_book_stays() throws Exception {
        for (int i = 0; i < 10; i++) {
            Files.writeString(books.resolve("book " + i + " +ü%.txt"), "book " + i);
        }
        Files.writeString(books.resolve("half.epub.part"), "half");
        Files.writeString(Files.createDirectory(books.resolve("deeper")).resolve("b.txt"), "not here");
        start(Map.of());
        taken(10);
        await().atMost(PATIENCE).until(() -> names(books).equals(List.of("deeper", "half.epub.part")));
        assertThat(rig.jobs())
                .extracting(Job::fileName)
                .contains("book 7 +ü%.txt")
                .doesNotHaveDuplicates();
        assertThat(rig.jobs()).extracting(Job::publisher).containsOnly("acme");
        assertThat(books.resolve("deeper/b.txt")).exists();
        await().atMost(PATIENCE).until(() -> rig.place().healthy());
        assertThat(rig.place().detail()).contains("10 books");
    }

    @Test
    void a_file_that_is_still_being_written_is_left_alone() throws Exception {
        start(Map.of("settleMillis", 1_000L));
        Path file = books.resolve("slow.txt");
        for (int i = 0; i < 10; i++) {
            Files.writeString(file, "part " + i + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.sleep(300);
            assertThat(rig.jobs()).isEmpty();
        }
        taken(1);
        assertThat(rig.jobs().get(0).sizeBytes()).isEqualTo(70);
    }

    @Test
    void what_nobody_may_send_is_set_aside_with_a_report() throws Exception {
        Files.writeString(books.resolve("con.epub"), "a book");
        Files.write(books.resolve("large.epub"), new byte[100_001]);
        Files.writeString(books.resolve("good.epub"), "a book");
        start(Map.of());
        taken(1);
        await().atMost(PATIENCE).until(() -> names(books).equals(List.of("failed")));
        List<String> set = names(books.resolve("failed"));
        assertThat(set).hasSize(4);
        assertThat(set.get(2)).matches("large-[0-9a-f]+\\.epub");
        assertThat(books.resolve("failed").resolve(set.get(2))).hasSize(100_001);
        assertThat(books.resolve("failed").resolve(set.get(3)))
                .content(UTF_8)
                .contains("BND-INTAKE-006", "books/large.epub", "100000");
    }

    @Test
    void a_kill_between_the_job_and_the_removal_doubles_nothing() throws Exception {
        Files.writeString(books.resolve("a.txt"), "a book");
        RemoteIntake dies = (RemoteIntake) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RemoteIntake.class}, (self, method, arguments) -> {
                    RemoteSource real = (RemoteSource) method.invoke(rig.intake(), arguments);
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), new Class<?>[] {RemoteSource.class}, (it, asked, given) -> {
                                Object answer = asked.invoke(real, given);
                                if (asked.getName().equals("take")) {
                                    throw new IllegalStateException("killed");
                                }
                                return answer;
                            });
                });
        drop = new SftpDrop(config(Map.of()), dies);
        rig.start(drop);
        taken(1);
        assertThat(books.resolve("a.txt")).exists();
        stop();

        start(Map.of());
        await().atMost(PATIENCE).until(() -> names(books).isEmpty());
        assertThat(rig.jobs()).hasSize(1);
    }

    @Test
    void the_same_file_sent_again_is_another_arrival() throws Exception {
        start(Map.of());
        Files.writeString(books.resolve("a.txt"), "a book");
        await().atMost(PATIENCE).until(() -> names(books).isEmpty());
        Path again = Files.writeString(books.resolve("a.txt"), "a book");
        Files.setLastModifiedTime(again, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        taken(2);
        await().atMost(PATIENCE).until(() -> names(books).isEmpty());
    }

    @Test
    void a_server_that_is_away_is_told_of_and_found_again() throws Exception {
        start(Map.of());
        await().atMost(PATIENCE).until(() -> rig.place().healthy());
        server.stop();
        await().atMost(PATIENCE).until(() -> !rig.place().healthy());
        assertThat(rig.place().detail()).contains("cannot be reached");
        Files.writeString(books.resolve("a.txt"), "a book");
        server.start();
        taken(1);
        await().atMost(PATIENCE)
                .until(() -> names(books).isEmpty() && rig.place().healthy());
    }

    @Test
    void a_server_with_another_key_is_not_talked_to() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        start(Map.of(
                "hostKey",
                org.apache.sshd.common.config.keys.PublicKeyEntry.toString(
                        generator.generateKeyPair().getPublic())));
        await().atMost(PATIENCE).until(() -> !rig.place().healthy());
        assertThat(rig.place().detail()).contains("another key");
    }

    @Test
    void a_wrong_password_and_a_missing_folder_say_so() throws Exception {
        Path wrong = Files.writeString(folder.resolve("password"), "wrong\n");
        start(Map.of("passwordFile", wrong.toString()));
        await().atMost(PATIENCE).until(() -> !rig.place().healthy());
        assertThat(rig.place().detail()).contains("does not let the user in").doesNotContain("wrong");
        stop();
        start(Map.of("folder", "no-such-folder"));
        await().atMost(PATIENCE).until(() -> !rig.place().healthy());
        assertThat(rig.place().detail()).contains("folder cannot be used");
    }

    @Test
    void a_key_opens_too() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        server.allow(pair.getPublic());
        Path key = folder.resolve("key");
        try (OutputStream file = Files.newOutputStream(key)) {
            file.write("-----BEGIN PRIVATE KEY-----\n".getBytes(UTF_8));
            file.write(Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encode(pair.getPrivate().getEncoded()));
            file.write("\n-----END PRIVATE KEY-----\n".getBytes(UTF_8));
        }
        Files.writeString(books.resolve("a.txt"), "a book");
        start(Map.of("password", "", "privateKeyFile", key.toString()));
        taken(1);
    }

    @Test
    void settings_that_make_no_sense_are_named() throws Exception {
        assertThatThrownBy(() -> new SftpDrop(config(Map.of("hostKey", "")), rig.intake()))
                .hasMessageContaining("ssh-keyscan");
        assertThatThrownBy(() -> new SftpDrop(config(Map.of("publisher", "Acme & Sons")), rig.intake()))
                .hasMessageContaining("Acme & Sons");
        assertThatThrownBy(() -> new SftpDrop(config(Map.of("passwordFile", "/no/such/file")), rig.intake()))
                .hasMessageContaining("/no/such/file");
        assertThat(rig.intake().examine()).isEmpty();
    }
}
