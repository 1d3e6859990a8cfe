/** The sentence vectors that come with the product. */
@NullMarked
package io.bindery.embedders.bge;

import org.jspecify.annotations.NullMarked;
