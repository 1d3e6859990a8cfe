/** Checks a book with EPUBCheck, after the dangers are ruled out. */
@NullMarked
package io.bindery.formats.epub.validate;

import org.jspecify.annotations.NullMarked;
