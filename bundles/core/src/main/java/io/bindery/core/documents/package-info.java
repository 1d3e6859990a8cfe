/** Brings whole books into the stores of documents, and keeps them up to date there. */
@NullMarked
package io.bindery.core.documents;

import org.jspecify.annotations.NullMarked;
