/** What the readers of text formats share. */
@NullMarked
package io.bindery.prose;

import org.jspecify.annotations.NullMarked;
