/** What a book says of itself. */
@NullMarked
package io.bindery.formats.mobi.metadata;

import org.jspecify.annotations.NullMarked;
