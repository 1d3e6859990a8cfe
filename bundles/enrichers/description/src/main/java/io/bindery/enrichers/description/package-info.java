/** Suggested descriptions: by a language model, or from the book's own sentences. */
@NullMarked
package io.bindery.enrichers.description;

import org.jspecify.annotations.NullMarked;
