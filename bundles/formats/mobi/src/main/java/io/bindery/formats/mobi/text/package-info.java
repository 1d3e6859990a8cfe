/** The text of a book, which mobitool unpacks. */
@NullMarked
package io.bindery.formats.mobi.text;

import org.jspecify.annotations.NullMarked;
