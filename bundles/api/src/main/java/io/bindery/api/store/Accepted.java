package io.bindery.api.store;

import io.bindery.api.job.Job;

/**
 * What became of an {@link Arrival}. Immutable.
 *
 * @param job the job: the new one, or the one that the same intake key made before
 * @param created whether this arrival made it
 */
public record Accepted(Job job, boolean created) {}
