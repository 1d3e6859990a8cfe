package io.bindery.stores.blobs.s3;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which bucket keeps the bytes; PID {@code io.bindery.stores.blobs.s3}. Without such a configuration they are kept in files. */
@ObjectClassDefinition(
        id = "io.bindery.stores.blobs.s3",
        name = "Bindery bucket",
        description =
                "The bucket of an S3 service that keeps the books' bytes; without it they are in blobs/ of the data folder")
@interface S3BlobsConfig {

    @AttributeDefinition(description = "The bucket's name; it must be there already.")
    String bucket();

    @AttributeDefinition(description = "What the keys begin with.")
    String prefix() default "blobs/";

    @AttributeDefinition(description = "The region that the bucket is in.")
    String region() default "us-east-1";

    @AttributeDefinition(
            description =
                    "The address of a service that is not Amazon's, e.g. https://s3.example.org; empty for Amazon's.")
    String endpoint() default "";

    @AttributeDefinition(
            description =
                    "Whether the bucket is named in the path of addresses, as many services that are not Amazon's want it.")
    boolean pathStyle() default false;

    @AttributeDefinition(
            description =
                    "The access key's id; empty for what the machine gives (environment, profile, role of the instance).")
    String accessKeyId() default "";

    @AttributeDefinition(
            description = "The key's secret; better: name a file in secretAccessKeyFile.",
            type = AttributeType.PASSWORD)
    String secretAccessKey() default "";

    @AttributeDefinition(description = "A file whose first line is the key's secret; goes before the secret above.")
    String secretAccessKeyFile() default "";

    @AttributeDefinition(
            description =
                    "Room for local copies in blobs/ of the data folder, in MiB. What was used in the last two hours stays in any"
                            + " case.")
    long localMegabytes() default 10_240;

    @AttributeDefinition(
            description = "How large the parts are in which large files are sent, in MiB; a file has at most 10,000.",
            min = "5")
    int partMegabytes() default 16;

    @AttributeDefinition(description = "How often a request is tried before it counts as failed.", min = "1")
    int attempts() default 4;

    @AttributeDefinition(description = "How long a connection may take to be made, in milliseconds.")
    long connectMillis() default 3_000;

    @AttributeDefinition(description = "How long the service may be silent, in milliseconds.")
    long silenceMillis() default 30_000;

    @AttributeDefinition(description = "How long a request with all its attempts may take, in milliseconds.")
    long requestMillis() default 600_000;
}
