/** What the steps of the pipeline do. */
@NullMarked
package io.bindery.core.steps;

import org.jspecify.annotations.NullMarked;
