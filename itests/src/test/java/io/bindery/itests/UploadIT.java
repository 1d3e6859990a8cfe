package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** What becomes of an upload when the platform dies over it. */
@Category(NeedsEngine.class)
public class UploadIT {

    private static final int PIECE = 1 << 20;
    private static final int PIECES = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] file = new byte[PIECE * PIECES];
    private Product product;

    @Before
    public void start() throws Exception {
        new Random(11).nextBytes(file);
        product = Product.unpacked("UploadIT");
        product.start();
    }

    @After
    public void stop() throws Exception {
        product.killIfRunning();
    }

    @Test
    public void a_crash_in_the_middle_costs_at_most_the_piece_under_way_and_one_job_is_made() throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        String upload = begin(sha256);
        append(upload, 0, 3 * PIECE);
        try (Socket half = new Socket("127.0.0.1", product.httpPort())) {
            OutputStream out = half.getOutputStream();
            String head = "PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token()
                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + 3 * PIECE
                    + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + 2 * PIECE + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(file, 3 * PIECE, PIECE);
            out.flush();
            product.kill();
        }

        product.start();
        Eventually.holds("it is ready again", () -> product.api().ready());
        int kept = Integer.parseInt(
                status(upload).headers().firstValue("Upload-Offset").orElseThrow());
        assertTrue("what was acknowledged is there, and no more than was sent: " + kept, kept >= 3 * PIECE);
        assertTrue("what was acknowledged is there, and no more than was sent: " + kept, kept <= 4 * PIECE);
        String job = append(upload, kept, file.length)
                .headers()
                .firstValue("X-Bindery-Job")
                .orElseThrow();
        assertTrue(product.api().get("/api/v1/jobs/" + job).says(sha256));

        // the answer with the job was lost: a second crash, and the client asks again
        product.kill();
        product.start();
        Eventually.holds("it is ready again", () -> product.api().ready());
        assertEquals(job, status(upload).headers().firstValue("X-Bindery-Job").orElse(""));
        assertEquals(
                "one job",
                2,
                product.api().get("/api/v1/jobs?publisher=acme").body().split("\"sha256\"", -1).length);
    }

    private String begin(String sha256) throws Exception {
        HttpResponse<String> made = send(request("/api/v1/uploads")
                .header("Upload-Length", Integer.toString(file.length))
                .header(
                        "Upload-Metadata",
                        "filename " + base64("a.bin") + ",publisher " + base64("acme") + ",sha256 " + base64(sha256))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(made.body(), 201, made.statusCode());
        return URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private HttpResponse<String> append(String upload, int from, int to) throws Exception {
        HttpResponse<String> answer = send(request(upload)
                .header("Upload-Offset", Integer.toString(from))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOfRange(file, from, to))));
        assertEquals(answer.body(), 204, answer.statusCode());
        return answer;
    }

    private HttpResponse<String> status(String upload) throws Exception {
        return send(request(upload).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.httpPort() + path))
                .header("Authorization", "Bearer " + token())
                .header("Tus-Resumable", "1.0.0");
    }

    private String token() throws Exception {
        return Files.readString(product.home().resolve("secrets/api-token")).strip();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
