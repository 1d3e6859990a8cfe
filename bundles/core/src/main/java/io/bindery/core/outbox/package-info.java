/** Carries events from the outbox to whoever publishes them. */
@NullMarked
package io.bindery.core.outbox;

import org.jspecify.annotations.NullMarked;
