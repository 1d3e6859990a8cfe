/** Series and numbers in titles. */
@NullMarked
package io.bindery.enrichers.series;

import org.jspecify.annotations.NullMarked;
