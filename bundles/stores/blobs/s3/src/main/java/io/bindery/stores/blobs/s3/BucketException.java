package io.bindery.stores.blobs.s3;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket did not do what was asked; the message says why and what to do. */
final class BucketException extends IOException {

    private static final long serialVersionUID = 1L;

    private final S3Error error;

    private BucketException(S3Error error, String where, String detail, SdkException cause) {
        super(error.code() + " " + where + ": " + error.cause() + " (" + detail + ") " + error.remedy(), cause);
        this.error = error;
    }

    static BucketException of(String where, SdkException e) {
        if (!(e instanceof S3Exception answer)) {
            return new BucketException(S3Error.AWAY, where, String.valueOf(e.getMessage()), e);
        }
        String name = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
        String detail = (answer.statusCode() + " " + name).strip();
        if (name.equals("NoSuchBucket") || answer.statusCode() == 404) {
            return new BucketException(S3Error.NO_BUCKET, where, detail, e);
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return new BucketException(S3Error.REFUSED, where, detail, e);
        }
        boolean tryLater = answer.statusCode() >= 500 || answer.isThrottlingException();
        return new BucketException(
                tryLater ? S3Error.AWAY : S3Error.TROUBLE, where, detail + " " + answer.getMessage(), e);
    }

    S3Error error() {
        return error;
    }
}
