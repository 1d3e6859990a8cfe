package io.bindery.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.bindery.testservers.S3Server;
import io.bindery.testservers.SftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Books that are fetched from elsewhere, by a platform that keeps them in a bucket. */
@Category(NeedsEngine.class)
public class WaysInIT {

    private static final byte[] FROM_BUCKET = Books.epub("urn:isbn:9780306406157", "From a bucket", "One.");
    private static final byte[] FROM_SFTP = Books.epub("urn:isbn:9783161484100", "From far away", "Two.");

    private Product product;
    private S3Server s3;
    private SftpServer sftp;
    private S3Client client;

    @Before
    public void start() throws Exception {
        product = Product.unpacked("WaysInIT");
        Path servers = Files.createDirectories(product.home().resolveSibling("servers"));
        s3 = S3Server.start(Files.createDirectories(servers.resolve("s3")));
        sftp = SftpServer.start(Files.createDirectories(servers.resolve("sftp")));
        Files.createDirectories(sftp.root().resolve("books"));
        client = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(s3.endpoint())
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.KEY, S3Server.SECRET)))
                .build();
        client.createBucket(request -> request.bucket("acme-in"));
        client.createBucket(request -> request.bucket("kept"));
        Path secret = Files.writeString(servers.resolve("secret"), S3Server.SECRET + "\n");
        List<String> account = List.of(
                "endpoint = " + s3.endpoint(),
                "pathStyle = true",
                "accessKeyId = " + S3Server.KEY,
                "secretAccessKeyFile = " + secret);
        configure("io.bindery.stores.blobs.s3", account, "bucket = kept");
        configure(
                "io.bindery.routes.s3-acme",
                account,
                "publisher = acme",
                "bucket = acme-in",
                "prefix = books/",
                "pollMillis = 200");
        configure(
                "io.bindery.routes.sftp-far",
                List.of(),
                "publisher = far",
                "host = 127.0.0.1",
                "port = " + sftp.port(),
                "hostKey = " + sftp.hostKey(),
                "folder = books",
                "user = " + SftpServer.USER,
                "password = " + SftpServer.PASSWORD,
                "pollMillis = 200",
                "settleMillis = 500");
        product.start();
    }

    private void configure(String pid, List<String> account, String... lines) throws IOException {
        Path etc = Files.createDirectories(product.home().resolve("etc"));
        Files.write(
                etc.resolve(pid + ".cfg"),
                Stream.concat(Stream.of(lines), account.stream()).toList());
    }

    @After
    public void stop() throws Exception {
        product.killIfRunning();
        client.close();
        sftp.close();
        s3.close();
    }

    @Test
    public void what_lies_elsewhere_comes_into_the_catalogue_and_is_kept_in_the_bucket() throws Exception {
        client.putObject(request -> request.bucket("acme-in").key("books/a.epub"), RequestBody.fromBytes(FROM_BUCKET));
        Files.write(sftp.root().resolve("books/b.epub"), FROM_SFTP);

        Eventually.holds("both are taken", () -> product.api().count("SUCCEEDED") == 2);
        String books = product.api().get("/api/v1/books").body();
        assertTrue(books, books.contains("From a bucket") && books.contains("From far away"));
        assertEquals(List.of(), keys("acme-in"));
        Eventually.holds("the file has gone", () -> !Files.exists(sftp.root().resolve("books/b.epub")));
        for (byte[] book : List.of(FROM_BUCKET, FROM_SFTP)) {
            assertTrue("its bytes are in the bucket", keys("kept").contains("blobs/" + sha256(book)));
        }
        String parts = product.api().get("/api/v1/doctor").body();
        assertTrue(parts, parts.contains("s3://acme-in/books/") && parts.contains("/books (far)"));

        // Another machine has no local copies.
        product.stop();
        Path copies = product.home().resolve("blobs");
        try (Stream<Path> files = Files.walk(copies)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        product.start();
        assertEquals(
                200,
                product.api()
                        .get("/api/v1/jobs/" + jobOf("a.epub") + "/files/original")
                        .status());
        String hash = sha256(FROM_BUCKET);
        assertArrayEquals(
                FROM_BUCKET,
                Files.readAllBytes(copies.resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2, 4))
                        .resolve(hash)));
    }

    private String jobOf(String fileName) throws Exception {
        String jobs = product.api().get("/api/v1/jobs").body();
        String before = jobs.substring(0, jobs.indexOf("\"" + fileName + "\""));
        return before.replaceFirst("(?s).*\"id\":\\s*\"([0-9a-f-]{36})\".*", "$1");
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private List<String> keys(String bucket) {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
