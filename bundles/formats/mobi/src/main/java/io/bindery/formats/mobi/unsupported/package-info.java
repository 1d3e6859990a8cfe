/** Books of Kindle and Palm that are named and refused. */
@NullMarked
package io.bindery.formats.mobi.unsupported;

import org.jspecify.annotations.NullMarked;
