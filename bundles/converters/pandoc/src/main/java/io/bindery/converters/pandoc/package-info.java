/** Converts manuscripts (DOCX, ODT, Markdown, HTML) to EPUB through pandoc. */
@NullMarked
package io.bindery.converters.pandoc;

import org.jspecify.annotations.NullMarked;
