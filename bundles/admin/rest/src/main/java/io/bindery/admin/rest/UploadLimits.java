package io.bindery.admin.rest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much may be uploaded. Immutable.
 *
 * @param life how long an upload is kept after its last byte
 * @param mostOfCaller how many uploads of one caller may be under way at once
 * @param bytes how many bytes of each publisher may be under way at once
 * @param bytesOf the same for these publishers
 */
record UploadLimits(Duration life, int mostOfCaller, long bytes, Map<String, Long> bytesOf) {

    UploadLimits {
        bytesOf = Map.copyOf(bytesOf);
    }

    /** @throws IllegalArgumentException if a line is not {@code publisher=megabytes} */
    static UploadLimits of(UploadConfig config) {
        Map<String, Long> of = new HashMap<>();
        for (String line : Access.each(config.megabytes_of())) {
            int split = line.lastIndexOf('=');
            try {
                of.put(
                        line.substring(0, split).strip(),
                        megabytes(Long.parseLong(line.substring(split + 1).strip())));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("not 'publisher=megabytes': " + line, e);
            }
        }
        return new UploadLimits(
                Duration.ofHours(config.life_hours()), config.most_of_caller(), megabytes(config.megabytes()), of);
    }

    private static long megabytes(long count) {
        return count << 20;
    }

    long mostBytes(String publisher) {
        return bytesOf.getOrDefault(publisher, bytes);
    }
}
