/** Looks at a book before any program opens it: is it what it is said to be, whole, and free of protection? */
@NullMarked
package io.bindery.conversion.source;

import org.jspecify.annotations.NullMarked;
