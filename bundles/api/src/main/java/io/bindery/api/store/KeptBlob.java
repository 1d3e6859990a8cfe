package io.bindery.api.store;

import java.time.Instant;

/**
 * Bytes that a store keeps. Immutable.
 *
 * @param sha256 their hash: 64 lower-case hexadecimal digits
 * @param sizeBytes their number
 * @param touchedAt when they were last put, be it for the first time or again
 */
public record KeptBlob(String sha256, long sizeBytes, Instant touchedAt) {}
