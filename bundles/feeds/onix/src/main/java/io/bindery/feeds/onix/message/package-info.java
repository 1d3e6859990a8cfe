/** A message, cut into its records without being held in memory. */
@NullMarked
package io.bindery.feeds.onix.message;

import org.jspecify.annotations.NullMarked;
