/** The catalogue of the platform's own error codes. */
@NullMarked
package io.bindery.core.error;

import org.jspecify.annotations.NullMarked;
