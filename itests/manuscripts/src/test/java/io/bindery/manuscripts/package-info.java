/** Tests of the readers of text formats with files of other programs. */
@NullMarked
package io.bindery.manuscripts;

import org.jspecify.annotations.NullMarked;
