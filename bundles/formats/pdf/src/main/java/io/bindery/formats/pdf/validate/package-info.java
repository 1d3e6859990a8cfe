/** Finds what is wrong with a PDF, or remarkable about it. */
@NullMarked
package io.bindery.formats.pdf.validate;

import org.jspecify.annotations.NullMarked;
