/** Tells what a file is by its content, for formats that have no detector of their own. */
@NullMarked
package io.bindery.formats.detection;

import org.jspecify.annotations.NullMarked;
