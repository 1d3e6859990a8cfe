package io.bindery.hardened.zip;

/**
 * How much an archive may hold. Immutable.
 *
 * @param entries most files and folders
 * @param totalBytes most bytes of all files, unpacked
 * @param entryBytes most bytes of one file, unpacked
 * @param ratio highest unpacked/packed ratio of one file; real books peak at about 10
 * @param ratioFreeBytes unpacked size up to which the ratio does not matter
 * @param nameBytes longest name, in UTF-8 bytes
 * @param depth most nested folders
 */
public record ZipLimits(
        int entries, long totalBytes, long entryBytes, int ratio, long ratioFreeBytes, int nameBytes, int depth) {

    /** What any book may have: 20,000 entries, 4 GiB in all, 2 GiB in one file, ratio 100 from 1 MiB on. */
    public static final ZipLimits DEFAULT = new ZipLimits(20_000, 4L << 30, 2L << 30, 100, 1 << 20, 1_024, 64);

    public ZipLimits {
        if (entries < 1
                || totalBytes < 1
                || entryBytes < 1
                || ratio < 1
                || ratioFreeBytes < 0
                || nameBytes < 1
                || depth < 1) {
            throw new IllegalArgumentException("limits of an archive are positive");
        }
    }
}
