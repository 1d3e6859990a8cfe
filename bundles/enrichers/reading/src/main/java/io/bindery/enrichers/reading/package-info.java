/** How hard a book is to read, and how long that takes. */
@NullMarked
package io.bindery.enrichers.reading;

import org.jspecify.annotations.NullMarked;
