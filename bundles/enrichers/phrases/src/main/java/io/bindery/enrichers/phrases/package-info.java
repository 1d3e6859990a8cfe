/** Keywords, and whom, where and when a text speaks of: both from the parts of speech, whose models are in memory once. */
@NullMarked
package io.bindery.enrichers.phrases;

import org.jspecify.annotations.NullMarked;
