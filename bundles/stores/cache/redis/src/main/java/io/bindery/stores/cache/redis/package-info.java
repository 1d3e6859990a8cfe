/** Signals of change by the publish and subscribe of a Redis. */
@NullMarked
package io.bindery.stores.cache.redis;

import org.jspecify.annotations.NullMarked;
