/** Bytes in files, each under the SHA-256 of its content. */
@NullMarked
package io.bindery.stores.blobs.files;

import org.jspecify.annotations.NullMarked;
