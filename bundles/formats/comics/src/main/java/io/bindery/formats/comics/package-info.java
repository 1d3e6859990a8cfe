/** The plugin for comic books. */
@NullMarked
package io.bindery.formats.comics;

import org.jspecify.annotations.NullMarked;
