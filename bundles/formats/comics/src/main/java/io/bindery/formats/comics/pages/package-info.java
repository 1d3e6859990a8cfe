/** The pages of a comic book: which files they are, and in which order they are read. */
@NullMarked
package io.bindery.formats.comics.pages;

import org.jspecify.annotations.NullMarked;
