/** The fonts of the book, and those that stand in where it has none. */
@NullMarked
package io.bindery.converters.print.font;

import org.jspecify.annotations.NullMarked;
