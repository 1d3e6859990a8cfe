package io.bindery.stores.blobs.s3;

import io.bindery.api.error.ErrorCode;

/** What can go wrong with a bucket. */
enum S3Error implements ErrorCode {
    AWAY(
            "BND-S3-001",
            "The S3 service cannot be reached, or does not answer in time.",
            "Check endpoint and region in etc/io.bindery.stores.blobs.s3.cfg, the network, and the service; what waits goes on"
                    + " by itself."),
    REFUSED(
            "BND-S3-002",
            "The S3 service refuses the access key, or does not let it do this in the bucket.",
            "Correct accessKeyId and secretAccessKeyFile, or give the key the rights that docs/operations.md names; also check this"
                    + " machine's clock."),
    NO_BUCKET(
            "BND-S3-003",
            "The S3 service has no such bucket.",
            "Make the bucket, or correct bucket, region and endpoint in etc/io.bindery.stores.blobs.s3.cfg."),
    TROUBLE(
            "BND-S3-004",
            "The S3 service has answered with an error.",
            "See the service's own answer in the message; what waits goes on by itself when it is mended.");

    private final String code;
    private final String cause;
    private final String remedy;

    S3Error(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
