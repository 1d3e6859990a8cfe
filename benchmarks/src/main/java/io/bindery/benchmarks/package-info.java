/** Benchmarks: each is a main class that prints a table and one line of JSON. */
@NullMarked
package io.bindery.benchmarks;

import org.jspecify.annotations.NullMarked;
