/** From the documents of a book to documents that can be laid out on paper. */
@NullMarked
package io.bindery.converters.print.content;

import org.jspecify.annotations.NullMarked;
