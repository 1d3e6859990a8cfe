/** Converts between EPUB, AZW3 and MOBI, and PDF and FB2 to EPUB, through calibre's ebook-convert. */
@NullMarked
package io.bindery.converters.calibre;

import org.jspecify.annotations.NullMarked;
