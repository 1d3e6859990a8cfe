package io.bindery.stores.blobs.s3;

import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bytes in a bucket, each an object whose key is a prefix and their SHA-256. The service itself checks that what it takes is
 * what was sent. Thread-safe.
 */
final class Bucket {

    /** What the service copies in one request. */
    static final long COPIED_AT_ONCE = 5L << 30;

    private static final String HASH = "bindery-sha256";
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(10);

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final MultipartUpload multipart;
    private volatile long foundAt = System.nanoTime() - LOOK_EVERY;

    Bucket(S3Client s3, String bucket, String prefix, long partBytes) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
        multipart = new MultipartUpload(s3, bucket, partBytes);
    }

    /**
     * An object.
     *
     * @param sound whether its size and the hash that was noted with it are those of the bytes that belong there
     */
    record Held(long sizeBytes, Instant modified, String etag, boolean sound) {}

    /** @throws IOException if the bucket cannot be used just now; looks at most every ten seconds while it can */
    void check() throws IOException {
        if (System.nanoTime() - foundAt >= LOOK_EVERY) {
            asking(() -> s3.headBucket(request -> request.bucket(bucket)));
            foundAt = System.nanoTime();
        }
    }

    Optional<Held> held(String sha256) throws IOException {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key(sha256)));
            return Optional.of(new Held(
                    head.contentLength(),
                    head.lastModified(),
                    head.eTag(),
                    sha256.equals(head.metadata().get(HASH))));
        } catch (NoSuchKeyException e) {
            check(); // an answer without a body does not say whether the bucket itself is missing
            return Optional.empty();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    /** Sends a file, whatever is there. */
    void send(StoredBlob blob, Path file) throws IOException {
        String key = key(blob.sha256());
        Map<String, String> noted = Map.of(HASH, blob.sha256());
        asking(() -> {
            if (multipart.wantedFor(blob.sizeBytes())) {
                multipart.send(key, noted, file, blob.sizeBytes());
            } else {
                s3.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .metadata(noted)
                                .contentType("application/octet-stream")
                                .checksumSHA256(base64(blob.sha256())),
                        RequestBody.fromFile(file));
            }
            return key;
        });
    }

    private static String base64(String sha256) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    /**
     * Gives an object of at most {@link #COPIED_AT_ONCE} bytes the time of now.
     *
     * @return false if it has gone
     */
    boolean touch(String sha256) throws IOException {
        try {
            s3.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key(sha256))
                    .destinationBucket(bucket)
                    .destinationKey(key(sha256))
                    .metadataDirective(MetadataDirective.REPLACE)
                    .contentType("application/octet-stream")
                    .metadata(Map.of(HASH, sha256)));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    /** Opens an object; a connection that breaks while it is read is made again from there. */
    InputStream open(String sha256) throws IOException {
        Held held = held(sha256).orElseThrow(() -> new NoSuchFileException(sha256));
        return new ResumingStream(offset -> range(sha256, offset, held), held.sizeBytes());
    }

    private InputStream range(String sha256, long offset, Held held) throws IOException {
        return asking(() -> s3.getObject(request -> {
            request.bucket(bucket).key(key(sha256)).ifMatch(held.etag());
            if (offset > 0) {
                request.range("bytes=" + offset + "-");
            }
        }));
    }

    void delete(String sha256) throws IOException {
        asking(() -> s3.deleteObject(request -> request.bucket(bucket).key(key(sha256))));
    }

    void walk(Consumer<KeptBlob> visitor) throws IOException {
        asking(() -> {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .contents()) {
                String name = object.key().substring(prefix.length());
                if (StoredBlob.isSha256(name)) {
                    visitor.accept(new KeptBlob(name, object.size(), object.lastModified()));
                }
            }
            return prefix;
        });
    }

    private <T> T asking(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private IOException failed(SdkException e) {
        foundAt = System.nanoTime() - LOOK_EVERY; // the next put looks at once
        return e instanceof NoSuchKeyException
                ? new NoSuchFileException(bucket, null, e.getMessage())
                : BucketException.of("bucket " + bucket, e);
    }

    private String key(String sha256) {
        return prefix + new StoredBlob(sha256, 0).sha256(); // refuses what is not a hash
    }
}
