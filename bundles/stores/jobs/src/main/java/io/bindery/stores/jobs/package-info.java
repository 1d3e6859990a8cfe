/** Jobs, checkpoints, the catalogue and the outbox in PostgreSQL. */
@NullMarked
package io.bindery.stores.jobs;

import org.jspecify.annotations.NullMarked;
