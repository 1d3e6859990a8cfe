package io.bindery.routes.s3;

import io.bindery.core.intake.RemoteBook;
import io.bindery.core.intake.RemoteSource;
import io.bindery.core.intake.Taking;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks through a bucket and takes what it finds, one object after the other. An object goes only after its job is safe, and only
 * if it is still the one that was taken; after a crash in between it is found again, known, and goes then.
 */
final class BucketRound {

    private static final int NOT_IMPLEMENTED = 501;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final RemoteSource source;
    private final Duration rest;
    private final FailedFolder failed;

    BucketRound(S3Client s3, String bucket, String prefix, RemoteSource source, Duration rest) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
        this.source = source;
        this.rest = rest;
        failed = new FailedFolder(s3, bucket, prefix);
    }

    /** Goes through all that is there, unless it is time to rest. */
    void go() {
        if (!source.ready()) {
            return;
        }
        try {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix).delimiter("/"))
                    .contents()) {
                // The object of a folder has the folder's name, which some tools make.
                if (!object.key().endsWith("/") && source.mayBeBook(name(object.key())) && !look(object)) {
                    return;
                }
            }
            source.reached();
            source.rest(rest);
        } catch (SdkException e) {
            source.away(why(e));
        } catch (RuntimeException e) { // a defect; the route would tell of it four times a second
            source.away("looking through it failed: " + e);
        }
    }

    private String name(String key) {
        return key.substring(prefix.length());
    }

    /** Whether to go on. */
    private boolean look(S3Object object) {
        try (ResponseInputStream<GetObjectResponse> bytes =
                s3.getObject(request -> request.bucket(bucket).key(object.key()).ifMatch(object.eTag()))) {
            Taken taken = new Taken(object.key(), bytes.response());
            Taking taking = source.take(taken.book(), bytes);
            bytes.abort(); // what was not read is not wanted
            switch (taking.outcome()) {
                case TAKEN -> remove(taken);
                case REFUSED -> {
                    failed.receive(taken.key(), taken.answer(), taking.report());
                    remove(taken);
                }
                case LATER -> {
                    return false;
                }
                case IGNORED -> {}
            }
        } catch (NoSuchKeyException e) {
            return true; // somebody has taken it away
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
            // another object has come to its place; the next round finds that
        } catch (IOException e) {
            source.away("the connection does not end well: " + e.getMessage());
            return false;
        }
        return true;
    }

    /** An object as it was when it was taken. */
    private final class Taken {
        private final String key;
        private final GetObjectResponse answer;

        Taken(String key, GetObjectResponse answer) {
            this.key = key;
            this.answer = answer;
        }

        String key() {
            return key;
        }

        GetObjectResponse answer() {
            return answer;
        }

        RemoteBook book() {
            String place = "s3://" + bucket + "/" + key;
            return new RemoteBook(
                    place,
                    String.join(
                            "\n",
                            place,
                            String.valueOf(answer.versionId()),
                            answer.eTag(),
                            answer.lastModified().toString()),
                    name(key),
                    answer.contentLength());
        }
    }

    private void remove(Taken taken) {
        var now = s3.headObject(request -> request.bucket(bucket).key(taken.key()));
        if (!now.eTag().equals(taken.answer().eTag())
                || !now.lastModified().equals(taken.answer().lastModified())) {
            return; // another one, to be taken in the next round
        }
        try {
            s3.deleteObject(request -> request.bucket(bucket)
                    .key(taken.key())
                    .ifMatch(taken.answer().eTag()));
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_IMPLEMENTED) {
                throw e;
            }
            // not every service knows conditions here; the look before must do
            s3.deleteObject(request -> request.bucket(bucket).key(taken.key()));
        }
    }

    private static String why(SdkException e) {
        if (!(e instanceof S3Exception answer) || answer.statusCode() >= 500) {
            return "the S3 service cannot be reached or does not answer (" + e.getMessage()
                    + "); check endpoint, region and network";
        }
        return switch (answer.statusCode()) {
            case 401, 403 ->
                "the S3 service refuses the access key, or does not let it list, read, write and delete there ("
                        + e.getMessage() + "); check the key, its rights and this machine's clock";
            case 404 -> "there is no such bucket (" + e.getMessage() + "); check bucket, region and endpoint";
            default -> "the S3 service answers with an error: " + e.getMessage();
        };
    }
}
