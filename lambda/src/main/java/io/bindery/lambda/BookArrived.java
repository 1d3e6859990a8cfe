package io.bindery.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The function: each object that an event says was created is streamed to Bindery's REST API. The same event, which S3 may send
 * twice and Lambda tries again, makes no second job. The object stays where it is. Safe for use by several threads.
 */
public final class BookArrived implements RequestHandler<S3Event, List<String>> {

    private final S3Client s3;
    private final Bindery bindery;

    /** As Lambda makes it: with the function's own role, and what its environment says of Bindery. */
    public BookArrived() {
        this(
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                Bindery.of(System.getenv()));
    }

    BookArrived(S3Client s3, Bindery bindery) {
        this.s3 = s3;
        this.bindery = bindery;
    }

    static BookArrived of(S3Client s3, Map<String, String> environment) {
        return new BookArrived(s3, Bindery.of(environment));
    }

    /**
     * Hands on all books of an event.
     *
     * @return the ids of their jobs
     * @throws IllegalStateException if one could not be handed on; Lambda then sends the event again, and at last to where the
     *     function's failures go
     */
    @Override
    public List<String> handleRequest(S3Event event, Context context) {
        // The event that S3 sends when the notification is set up has no records.
        List<S3EventNotificationRecord> records = event.getRecords() == null ? List.of() : event.getRecords();
        return records.stream()
                .filter(record -> record.getEventName().startsWith("ObjectCreated:"))
                .filter(record -> !record.getS3().getObject().getUrlDecodedKey().endsWith("/"))
                .flatMap(record -> hand(record).stream())
                .toList();
    }

    private List<String> hand(S3EventNotificationRecord record) {
        String bucket = record.getS3().getBucket().getName();
        String key = record.getS3().getObject().getUrlDecodedKey();
        String version = record.getS3().getObject().getVersionId();
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .versionId(version == null || version.isEmpty() ? null : version)
                .build();
        try (ResponseInputStream<GetObjectResponse> bytes = s3.getObject(request)) {
            GetObjectResponse object = bytes.response();
            String identity = String.join(
                    "\n",
                    bucket,
                    key,
                    String.valueOf(object.versionId()),
                    object.eTag(),
                    String.valueOf(object.lastModified()));
            return List.of(bindery.submit(bucket, key, identity, body(bytes, object.contentLength())));
        } catch (NoSuchKeyException e) {
            return List.of(); // it has been taken away since; there is nothing to hand on
        } catch (IOException e) {
            throw new IllegalStateException("s3://" + bucket + "/" + key + " was not handed on: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("s3://" + bucket + "/" + key + " was not handed on: broken off", e);
        }
    }

    /** The bytes as they come; an attempt that fails is made again with a new event, never with the rest of these. */
    private static HttpRequest.BodyPublisher body(InputStream bytes, long length) {
        HttpRequest.BodyPublisher stream = HttpRequest.BodyPublishers.ofInputStream(() -> bytes);
        return length > 0 ? HttpRequest.BodyPublishers.fromPublisher(stream, length) : stream;
    }
}
