/** Subjects by what a book says. */
@NullMarked
package io.bindery.enrichers.genre;

import org.jspecify.annotations.NullMarked;
