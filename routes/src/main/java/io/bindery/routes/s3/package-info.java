/** Books come in from a bucket. */
@NullMarked
package io.bindery.routes.s3;

import org.jspecify.annotations.NullMarked;
