package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Connections that break in mid-upload, and many at once: nobody is ever told that the upload is gone, or that we are broken. */
class BrokenUploadsTest {

    private static final int LOCKED = 423;

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    private final FakeJobs jobs = new FakeJobs();
    private final byte[] book = new byte[3_000_000];
    private ApiServer server;
    private String upload = "";

    @BeforeEach
    void begin(@TempDir Path home) throws Exception {
        new Random(7).nextBytes(book);
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        server = new ApiServer(STORES.on(new Platform(home, "1", jobs, null, null, new FakeCatalogue())));
        String about = "filename " + base64("a book.epub") + ",publisher " + base64("acme");
        HttpResponse<String> made = send(
                "POST", "/api/v1/uploads", new byte[0], "Upload-Length", "" + book.length, "Upload-Metadata", about);
        upload = made.headers().firstValue("Location").orElseThrow();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, byte[] body, String... headers) throws Exception {
        return server.raw(server.request(path)
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + ApiServer.TOKEN)
                .header("Tus-Resumable", "1.0.0")
                .headers(headers));
    }

    /** A PATCH with the whole book, of which a part is sent. */
    private Socket sendSome(int from, int count) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        OutputStream out = socket.getOutputStream();
        out.write(("PATCH " + upload + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + ApiServer.TOKEN
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + from
                        + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
                        + (book.length - from) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        try {
            out.write(book, from, count);
            out.flush();
        } catch (IOException e) {
            return socket; // it was refused already, since the request before it has not ended
        }
        return socket;
    }

    /** How many bytes are there, asked for until that is known. */
    private int offset() throws Exception {
        while (true) {
            HttpResponse<String> answer = send("HEAD", upload, new byte[0], "X-None", "x");
            if (answer.statusCode() != LOCKED) {
                assertThat(answer.statusCode()).isEqualTo(204);
                return Integer.parseInt(
                        answer.headers().firstValue("Upload-Offset").orElseThrow());
            }
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @RepeatedTest(10)
    void who_comes_back_at_once_goes_on_where_it_was() throws Exception {
        int there = 0;
        for (int round = 0; round < 3; round++) {
            Socket socket = sendSome(there, 700_000);
            if (round % 2 == 0) {
                socket.setSoLinger(true, 0); // as a network that is gone, and not as a peer that says goodbye
            }
            socket.close();
            int now = offset();
            assertThat(now).isGreaterThanOrEqualTo(there);
            there = now;
        }
        sendRest();
        assertThat(jobs.byId).hasSize(1);
    }

    /** As clients do: what is refused because something of the broken request came in late is sent again from where it is now. */
    private void sendRest() throws Exception {
        while (true) {
            int from = offset();
            try {
                HttpResponse<String> answer = send(
                        "PATCH",
                        upload,
                        Arrays.copyOfRange(book, from, book.length),
                        "Upload-Offset",
                        Integer.toString(from),
                        "Content-Type",
                        "application/offset+octet-stream");
                if (answer.statusCode() == 204) {
                    return;
                }
                assertThat(answer.statusCode()).as(answer.body()).isIn(409, LOCKED);
            } catch (IOException e) {
                continue; // refused before the body was read, so the connection was closed
            }
        }
    }

    @Test
    void while_another_request_writes_one_is_told_to_come_again() throws Exception {
        try (Socket slow = sendSome(0, 1_000)) {
            int status;
            do {
                status = send("HEAD", upload, new byte[0], "X-None", "x").statusCode();
                assertThat(status).isIn(204, LOCKED);
            } while (status != LOCKED);
            assertThat(slow.isClosed()).isFalse();
        }
        assertThat(offset()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void many_upload_at_once_and_none_is_in_the_others_way() throws Exception {
        int uploaders = 16;
        ExecutorService threads = Executors.newFixedThreadPool(uploaders);
        try {
            List<Callable<Integer>> all = Collections.nCopies(uploaders * 4, this::uploadInPieces);
            for (Future<Integer> one : threads.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(204);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(jobs.byId).hasSize(uploaders * 4);
    }

    /** The status of the first answer that is none of success, or of the last one. */
    private int uploadInPieces() throws Exception {
        int size = 100_000;
        String about = "filename " + base64(UUID.randomUUID() + ".epub") + ",publisher " + base64("acme");
        HttpResponse<String> answer =
                send("POST", "/api/v1/uploads", new byte[0], "Upload-Length", "" + size, "Upload-Metadata", about);
        String path = answer.headers().firstValue("Location").orElse("");
        for (int offset = 0; offset < size && answer.statusCode() < 300; offset += size / 5) {
            byte[] piece = Arrays.copyOfRange(book, offset, offset + size / 5);
            answer = send(
                    "PATCH",
                    path,
                    piece,
                    "Upload-Offset",
                    Integer.toString(offset),
                    "Content-Type",
                    "application/offset+octet-stream");
        }
        return answer.statusCode();
    }
}
