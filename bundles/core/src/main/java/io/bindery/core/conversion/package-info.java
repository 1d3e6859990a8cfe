/** Making books of other formats: which, by whom, and what came of it. */
@NullMarked
package io.bindery.core.conversion;

import org.jspecify.annotations.NullMarked;
