package io.bindery.scanners.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RetryableException;
import io.bindery.api.finding.Severity;
import io.bindery.api.scan.ScanReport;
import io.bindery.testkit.SmallBook;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real daemon. */
class RealClamdTest {

    @TempDir
    private static Path folder;

    private static RealClamd clamd;

    @BeforeAll
    static void start() throws Exception {
        RealClamd.Program program = RealClamd.program();
        assumeTrue(program.reason().isEmpty(), program.reason());
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        clamd = RealClamd.start(program, folder, port);
    }

    @AfterAll
    static void stop() throws Exception {
        if (clamd != null) {
            clamd.close();
        }
    }

    private static ScanReport scan(Map<String, Object> settings, byte[] bytes) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return Config.scanner(settings).scan(TestBook.of("a.epub", MediaType.EPUB, bytes), context);
        }
    }

    private static List<Map<String, Object>> addresses() {
        return List.of(Map.of("address", clamd.unix()), Map.of("address", clamd.tcp()));
    }

    @Test
    void what_is_infected_is_named_also_deep_within_a_book() throws Exception {
        byte[] eicar = RealClamd.EICAR.getBytes(StandardCharsets.US_ASCII);
        byte[] book = SmallBook.builder().add("EPUB/extra.bin", eicar).bytes();
        for (Map<String, Object> address : addresses()) {
            assertThat(scan(address, eicar).threats())
                    .singleElement()
                    .asString()
                    .contains("Own.Eicar");
            assertThat(scan(address, book).threats()).singleElement().asString().contains("Own.Eicar");
        }
    }

    @Test
    void a_clean_book_is_clean_and_so_is_nothing() throws Exception {
        for (Map<String, Object> address : addresses()) {
            assertThat(scan(address, SmallBook.builder().bytes())).isEqualTo(ScanReport.CLEAN);
            assertThat(scan(address, new byte[0])).isEqualTo(ScanReport.CLEAN);
        }
    }

    @Test
    void a_book_that_is_too_long_for_the_daemon_is_not_passed_over_in_silence() throws Exception {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        assertThat(scan(Map.of("address", clamd.unix()), large).remarks())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("BND-CLAM-002");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                });
        assertThat(scan(Map.of("address", clamd.unix(), "tooLarge", "accept"), large)
                        .remarks())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void it_says_who_it_is() throws Exception {
        for (Map<String, Object> address : addresses()) {
            assertThat(Config.scanner(address).describe()).startsWith("ClamAV ");
        }
    }

    @Test
    void a_daemon_that_is_not_there_is_the_worlds_fault() {
        for (String address : List.of("unix:" + folder.resolve("nobody"), "127.0.0.1:1")) {
            Map<String, Object> settings = Map.of("address", address);
            assertThatThrownBy(() -> scan(settings, new byte[10]))
                    .isInstanceOf(RetryableException.class)
                    .extracting(thrown -> ((RetryableException) thrown).code().code())
                    .isEqualTo("BND-CLAM-001");
            assertThatThrownBy(() -> Config.scanner(settings).describe())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(address.replaceFirst(".*[/:]", ""));
        }
    }
}
