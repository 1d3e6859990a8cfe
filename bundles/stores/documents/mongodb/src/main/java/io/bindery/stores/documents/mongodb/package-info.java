/** Keeps documents of books in MongoDB. */
@NullMarked
package io.bindery.stores.documents.mongodb;

import org.jspecify.annotations.NullMarked;
