/** EPUB to PDF: pages worth printing, laid out in process. */
@NullMarked
package io.bindery.converters.print;

import org.jspecify.annotations.NullMarked;
