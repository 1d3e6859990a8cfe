/** Measures what the platform does, and shows it to Prometheus. */
@NullMarked
package io.bindery.admin.metrics;

import org.jspecify.annotations.NullMarked;
