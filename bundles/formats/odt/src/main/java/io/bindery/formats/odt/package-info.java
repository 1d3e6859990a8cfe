/** OpenDocument manuscripts. */
@NullMarked
package io.bindery.formats.odt;

import org.jspecify.annotations.NullMarked;
