/** Sentence vectors from an endpoint. */
@NullMarked
package io.bindery.embedders.remote;

import org.jspecify.annotations.NullMarked;
