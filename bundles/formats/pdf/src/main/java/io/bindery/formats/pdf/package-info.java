/** The PDF plugin. */
@NullMarked
package io.bindery.formats.pdf;

import org.jspecify.annotations.NullMarked;
