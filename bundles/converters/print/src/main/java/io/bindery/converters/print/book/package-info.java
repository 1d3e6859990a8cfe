/** Reading of the EPUB that is to be printed. */
@NullMarked
package io.bindery.converters.print.book;

import org.jspecify.annotations.NullMarked;
