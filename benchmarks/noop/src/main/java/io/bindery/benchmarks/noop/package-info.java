/** A plugin that does nothing, in every step. */
@NullMarked
package io.bindery.benchmarks.noop;

import org.jspecify.annotations.NullMarked;
