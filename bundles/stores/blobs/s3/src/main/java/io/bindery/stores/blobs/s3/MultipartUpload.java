package io.bindery.stores.blobs.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Sends a large file in parts, each with its hash; one that fails is sent again alone. In constant memory; thread-safe. */
final class MultipartUpload {

    private static final int MOST_PARTS = 10_000;
    private static final int BUFFER = 64 * 1024;

    private final S3Client s3;
    private final String bucket;
    private final long usualPart;

    MultipartUpload(S3Client s3, String bucket, long usualPart) {
        this.s3 = s3;
        this.bucket = bucket;
        this.usualPart = usualPart;
    }

    boolean wantedFor(long bytes) {
        return bytes > usualPart;
    }

    /** Nothing of it stays if it fails, unless the service is away altogether. */
    void send(String key, Map<String, String> metadata, Path file, long size) {
        String id = s3.createMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .metadata(metadata)
                        .contentType("application/octet-stream")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(key, id, file, size);
            s3.completeMultipartUpload(request ->
                    request.bucket(bucket).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
        } catch (SdkException e) {
            abort(key, id, e);
            throw e;
        }
    }

    private List<CompletedPart> parts(String key, String id, Path file, long size) {
        long partBytes = Math.max(usualPart, (size + MOST_PARTS - 1) / MOST_PARTS);
        List<CompletedPart> parts = new ArrayList<>();
        for (long offset = 0; offset < size; offset += partBytes) {
            int number = parts.size() + 1;
            long start = offset;
            long length = Math.min(partBytes, size - offset);
            UploadPartResponse sent = s3.uploadPart(
                    request -> request.bucket(bucket)
                            .key(key)
                            .uploadId(id)
                            .partNumber(number)
                            .contentLength(length)
                            .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                    RequestBody.fromContentProvider(
                            () -> part(file, start, length), length, "application/octet-stream"));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(sent.eTag())
                    .checksumSHA256(sent.checksumSHA256())
                    .build());
        }
        return parts;
    }

    private void abort(String key, String id, SdkException failure) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
        } catch (SdkException e) {
            failure.addSuppressed(e);
        }
    }

    private static InputStream part(Path file, long start, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(start);
            return new BufferedInputStream(new FilePart(Channels.newInputStream(channel), length), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
