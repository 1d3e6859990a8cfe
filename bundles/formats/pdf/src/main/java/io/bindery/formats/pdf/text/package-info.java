/** Reads the text of a PDF as paragraphs and chapters. */
@NullMarked
package io.bindery.formats.pdf.text;

import org.jspecify.annotations.NullMarked;
