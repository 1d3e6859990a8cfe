/** Bytes in a bucket of an S3 service, each under the SHA-256 of its content. */
@NullMarked
package io.bindery.stores.blobs.s3;

import org.jspecify.annotations.NullMarked;
