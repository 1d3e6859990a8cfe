/** What a comic book says of itself. */
@NullMarked
package io.bindery.formats.comics.metadata;

import org.jspecify.annotations.NullMarked;
