package io.bindery.core.jobs;

import io.bindery.api.content.MediaType;

/**
 * A file that a job has: the book as it came, or what was made of it. Immutable.
 *
 * @param format the format's short name, e.g. {@code pdf}, or its media type if it has none
 * @param mediaType the format
 * @param fileName a name for it: the sender's, or that with the format's ending
 * @param sha256 the hash of its bytes
 * @param sizeBytes how many bytes
 * @param original whether it is the book as it came
 */
public record JobFile(
        String format, MediaType mediaType, String fileName, String sha256, long sizeBytes, boolean original) {}
