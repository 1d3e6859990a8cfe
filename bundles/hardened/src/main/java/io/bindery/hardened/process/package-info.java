/** Programs outside the JVM that do heavy work within bounds, and leave nothing behind. */
@NullMarked
package io.bindery.hardened.process;

import org.jspecify.annotations.NullMarked;
