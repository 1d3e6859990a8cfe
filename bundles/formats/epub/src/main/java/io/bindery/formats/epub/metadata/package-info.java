/** Reads what a book says of itself. */
@NullMarked
package io.bindery.formats.epub.metadata;

import org.jspecify.annotations.NullMarked;
