/** Finds books by OpenSearch. */
@NullMarked
package io.bindery.stores.search.opensearch;

import org.jspecify.annotations.NullMarked;
