/** Finds books by the full-text search of PostgreSQL. */
@NullMarked
package io.bindery.stores.search.postgres;

import org.jspecify.annotations.NullMarked;
