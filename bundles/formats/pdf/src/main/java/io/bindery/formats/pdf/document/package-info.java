/** Opens a PDF within bounds: whatever the file claims, memory and work stay limited. */
@NullMarked
package io.bindery.formats.pdf.document;

import org.jspecify.annotations.NullMarked;
