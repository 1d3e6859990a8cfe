/** The assembled product, tested from outside and from within. */
@NullMarked
package io.bindery.itests;

import org.jspecify.annotations.NullMarked;
