package io.bindery.routes.s3;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** {@code failed/} beside the books: where refused ones go, each with a report. */
final class FailedFolder {

    /** What a service copies in one request. */
    private static final long COPIED_AT_ONCE = 5L << 30;

    private static final long PART = 1L << 30;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    FailedFolder(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * Copies an object into it. Done once more, it makes the same copy; another object of the same name gets another name.
     *
     * @param object what the object was when it was refused
     */
    void receive(String key, GetObjectResponse object, String report) {
        String copy = name(key.substring(prefix.length()), object);
        s3.putObject(
                request -> request.bucket(bucket).key(copy + ".report.txt").contentType("text/plain; charset=utf-8"),
                RequestBody.fromString(report));
        if (object.contentLength() <= COPIED_AT_ONCE) {
            s3.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key)
                    .copySourceIfMatch(object.eTag())
                    .destinationBucket(bucket)
                    .destinationKey(copy));
        } else {
            copyInParts(key, object, copy);
        }
    }

    private String name(String name, GetObjectResponse object) {
        int dot = name.lastIndexOf('.');
        String mark = "-" + Integer.toHexString((object.eTag() + object.lastModified()).hashCode());
        return prefix + "failed/" + (dot > 0 ? name.substring(0, dot) + mark + name.substring(dot) : name + mark);
    }

    private void copyInParts(String key, GetObjectResponse object, String copy) {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(copy))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long start = 0; start < object.contentLength(); start += PART) {
            int number = parts.size() + 1;
            String range = "bytes=" + start + "-" + (Math.min(start + PART, object.contentLength()) - 1);
            String tag = s3.uploadPartCopy(request -> request.sourceBucket(bucket)
                            .sourceKey(key)
                            .copySourceIfMatch(object.eTag())
                            .copySourceRange(range)
                            .destinationBucket(bucket)
                            .destinationKey(copy)
                            .uploadId(upload)
                            .partNumber(number))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        s3.completeMultipartUpload(request ->
                request.bucket(bucket).key(copy).uploadId(upload).multipartUpload(whole -> whole.parts(parts)));
    }
}
