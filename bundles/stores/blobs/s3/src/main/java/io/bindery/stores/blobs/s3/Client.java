package io.bindery.stores.blobs.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of the S3 service as it is configured. */
final class Client {

    private Client() {}

    /** @throws IOException if the secret cannot be read */
    static S3Client of(S3BlobsConfig config) throws IOException {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(credentials(config))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofMillis(config.connectMillis()))
                        .socketTimeout(Duration.ofMillis(config.silenceMillis())))
                .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofMillis(config.requestMillis()))
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(config.attempts())
                                .build()));
        if (!config.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(config.endpoint().strip()));
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3BlobsConfig config) throws IOException {
        return config.accessKeyId().isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(config.accessKeyId().strip(), secret(config)));
    }

    private static String secret(S3BlobsConfig config) throws IOException {
        if (config.secretAccessKeyFile().isBlank()) {
            return config.secretAccessKey();
        }
        Path file = Path.of(config.secretAccessKeyFile());
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new IOException(
                            file + ", which secretAccessKeyFile names, has no secret in its first line"));
        }
    }
}
