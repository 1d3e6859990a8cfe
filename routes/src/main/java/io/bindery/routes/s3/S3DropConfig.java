package io.bindery.routes.s3;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A bucket, or a part of one, into which a publisher puts books; factory PID {@code io.bindery.routes.s3}. */
@ObjectClassDefinition(
        id = "io.bindery.routes.s3",
        name = "Bindery intake from a bucket",
        description = "Takes books out of a bucket of an S3 service, one configuration for each publisher")
@interface S3DropConfig {

    @AttributeDefinition(description = "The publisher whose books these are.")
    String publisher();

    @AttributeDefinition(description = "The bucket's name.")
    String bucket();

    @AttributeDefinition(
            description =
                    "What the keys of the books begin with; ends with / or is empty. What lies deeper is left alone.")
    String prefix() default "";

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
            description = "How long to wait when the bucket was looked through, in milliseconds.",
            min = "100")
    long pollMillis() default 5_000;

    @AttributeDefinition(description = "How often a request is tried before the bucket counts as away.", min = "1")
    int attempts() default 3;

    @AttributeDefinition(description = "How long a connection may take to be made, in milliseconds.")
    long connectMillis() default 3_000;

    @AttributeDefinition(description = "How long the service may be silent, in milliseconds.")
    long silenceMillis() default 30_000;
}
