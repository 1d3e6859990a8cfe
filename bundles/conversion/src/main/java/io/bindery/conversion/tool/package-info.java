/** The programs that converters use: their versions, their runs, and the service that a converter is. */
@NullMarked
package io.bindery.conversion.tool;

import org.jspecify.annotations.NullMarked;
