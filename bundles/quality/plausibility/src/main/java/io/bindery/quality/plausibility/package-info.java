/** What a book says of itself, held against good sense. */
@NullMarked
package io.bindery.quality.plausibility;

import org.jspecify.annotations.NullMarked;
