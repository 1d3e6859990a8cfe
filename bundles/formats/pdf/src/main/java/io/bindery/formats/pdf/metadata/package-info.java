/** Reads what a PDF says of itself. */
@NullMarked
package io.bindery.formats.pdf.metadata;

import org.jspecify.annotations.NullMarked;
