/** The first page of a PDF as a picture. */
@NullMarked
package io.bindery.formats.pdf.cover;

import org.jspecify.annotations.NullMarked;
