/** The EPUB plugin. */
@NullMarked
package io.bindery.formats.epub;

import org.jspecify.annotations.NullMarked;
