package io.bindery.scanners.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RetryableException;
import io.bindery.api.scan.ScanReport;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A daemon that behaves as no real one does. The time limit is there so that a scanner that hangs ends the test. */
@Timeout(60)
class ClamdProtocolTest {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** What the server does with one connection. */
    @FunctionalInterface
    private interface Behaviour {
        void serve(DataInputStream in, OutputStream out) throws Exception;
    }

    private ScanReport scan(byte[] bytes, Map<String, Object> settings, Behaviour behaviour) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestStepContext context = new TestStepContext()) {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    in.readFully(new byte["zINSTREAM\0".length()]);
                    behaviour.serve(in, socket.getOutputStream());
                } catch (Exception e) {
                    // The scanner has gone, or never came.
                    return;
                }
            });
            thread.start();
            Map<String, Object> all = new java.util.HashMap<>(settings);
            all.put("address", "127.0.0.1:" + server.getLocalPort());
            try {
                return Config.scanner(all).scan(TestBook.of("a.epub", MediaType.EPUB, bytes), context);
            } finally {
                server.close();
                thread.interrupt();
            }
        }
    }

    private void takeAll(DataInputStream in) throws IOException {
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            assertThat(length).isLessThanOrEqualTo(1 << 16);
            received.write(in.readNBytes(length));
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Test
    void all_bytes_arrive_in_pieces_and_an_answer_in_drops_is_understood() throws Exception {
        byte[] bytes = noise(1_000_003);
        ScanReport report = scan(bytes, Map.of(), (in, out) -> {
            takeAll(in);
            for (byte b : "stream: Some.Virus-1 FOUND\0".getBytes(StandardCharsets.US_ASCII)) {
                out.write(b);
                out.flush();
            }
        });
        assertThat(report.threats()).containsExactly("Some.Virus-1");
        assertThat(received.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void a_daemon_that_falls_silent_or_hangs_up_or_errs_is_the_worlds_fault() {
        assertThatThrownBy(() -> scan(noise(100), Map.of("silenceMillis", 200L), (in, out) -> Thread.sleep(30_000)))
                .isInstanceOf(RetryableException.class);
        assertThatThrownBy(() -> scan(noise(100), Map.of(), (in, out) -> takeAll(in)))
                .isInstanceOf(RetryableException.class);
        assertThatThrownBy(() -> scan(noise(100), Map.of(), (in, out) -> {
                    takeAll(in);
                    out.write("stream: Can't allocate memory ERROR\0".getBytes(StandardCharsets.US_ASCII));
                }))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("Can't allocate memory");
        assertThatThrownBy(() -> scan(noise(100), Map.of(), (in, out) -> {
                    takeAll(in);
                    while (true) {
                        out.write(new byte[] {'x'});
                    }
                }))
                .isInstanceOf(RetryableException.class);
    }

    @Test
    void an_answer_before_the_end_ends_the_sending() throws Exception {
        ScanReport report = scan(noise(64 << 20), Map.of(), (in, out) -> {
            in.readFully(new byte[100]);
            out.write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(30_000);
        });
        assertThat(report.remarks())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("BND-CLAM-002"));
    }

    @Test
    void a_limit_of_our_own_needs_no_daemon() throws Exception {
        TestBook book = TestBook.of("a.epub", MediaType.EPUB, noise(100));
        try (TestStepContext context = new TestStepContext()) {
            ScanReport report = Config.scanner(Map.of("maxBytes", 99L)).scan(book, context);
            assertThat(report.remarks()).hasSize(1);
        }
        assertThat(book.openStreams()).isZero();
    }

    @Test
    void a_call_that_is_interrupted_ends() throws Exception {
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> scan(noise(100), Map.of(), (in, out) -> {
                    caller.interrupt();
                    Thread.sleep(30_000);
                }))
                .isInstanceOfAny(RetryableException.class, InterruptedException.class);
    }

    @Test
    void a_configuration_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> Config.scanner(Map.of("address", "somewhere"))).hasMessageContaining("somewhere");
        assertThatThrownBy(() -> Config.scanner(Map.of("tooLarge", "perhaps"))).hasMessageContaining("perhaps");
    }
}
