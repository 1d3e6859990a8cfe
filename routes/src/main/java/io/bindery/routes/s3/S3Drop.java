package io.bindery.routes.s3;

import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.intake.RemoteSource;
import io.bindery.routes.FirstLine;
import io.bindery.routes.RemoteDrop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Books that a publisher puts into a bucket are taken in. */
@Component(
        service = RemoteDrop.class,
        configurationPid = "io.bindery.routes.s3",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = S3DropConfig.class, factory = true)
public final class S3Drop implements RemoteDrop {

    /** Looking costs nothing while there is no need; how often is said by the place itself. */
    private static final int TICK_MILLIS = 250;

    private final String routeId;
    private final S3Client client;
    private final RemoteSource source;
    private final BucketRound round;

    /**
     * @throws IOException if the secret cannot be read
     * @throws IllegalArgumentException if the configuration makes no sense; names what
     */
    @Activate
    public S3Drop(S3DropConfig config, @Reference RemoteIntake intake) throws IOException {
        if (config.bucket() == null || config.bucket().isBlank() || config.publisher() == null) {
            throw new IllegalArgumentException("io.bindery.routes.s3 needs a bucket and a publisher");
        }
        String prefix = config.prefix();
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("the prefix of " + config.bucket() + " does not end with /: " + prefix);
        }
        String place = "s3://" + config.bucket() + "/" + prefix;
        routeId = place;
        client = client(config);
        source = intake.open("s3", place, config.publisher());
        round = new BucketRound(client, config.bucket(), prefix, source, Duration.ofMillis(config.pollMillis()));
    }

    private static S3Client client(S3DropConfig config) throws IOException {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(credentials(config))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofMillis(config.connectMillis()))
                        .socketTimeout(Duration.ofMillis(config.silenceMillis())))
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(config.attempts())
                                .build()));
        if (!config.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(config.endpoint().strip()));
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3DropConfig config) throws IOException {
        return config.accessKeyId().isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKeyId().strip(),
                        FirstLine.of("secretAccessKeyFile", config.secretAccessKeyFile(), config.secretAccessKey())));
    }

    @Override
    public String routeId() {
        return routeId;
    }

    @Override
    public RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                fromF("timer:%s?period=%d", Integer.toHexString(routeId.hashCode()), TICK_MILLIS)
                        .routeId(routeId)
                        .process(exchange -> round.go());
            }
        };
    }

    @Deactivate
    void stop() {
        source.close();
        client.close();
    }
}
