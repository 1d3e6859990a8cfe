/** Markdown manuscripts. */
@NullMarked
package io.bindery.formats.markdown;

import org.jspecify.annotations.NullMarked;
