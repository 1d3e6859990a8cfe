/** The engine: takes jobs out of the queue, runs their steps, and says what has happened. */
@NullMarked
package io.bindery.core.engine;

import org.jspecify.annotations.NullMarked;
