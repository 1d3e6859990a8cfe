package io.bindery.quality.verapdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells at a glance whether a PDF may claim PDF/A or PDF/UA, so that no process is started for those that do not. The claim stands in
 * the XMP metadata (ISO 19005-2, 6.6.4; ISO 14289-1, 5), which are plain text in all but a few files; compressed ones may hold
 * a claim and count as if they did.
 */
final class Claims {

    private static final int BLOCK = 1 << 16;
    /** Longer than what is looked for, so that nothing is lost between two blocks. */
    private static final int OVERLAP = 1 << 10;

    private static final Pattern CLAIM = Pattern.compile("www\\.aiim\\.org/pdf(a|ua)/ns/id"
            // the same in UTF-16
            + "|p\0d\0f\0(u\0)?a\0/\0n\0s\0/\0i\0d"
            + "|/Type\\s*/Metadata[^>]{0,200}/Filter|/Filter[^>]{0,200}/Type\\s*/Metadata");

    private Claims() {}

    /** @param in the bytes of a PDF; not closed */
    static boolean any(InputStream in) throws IOException {
        byte[] block = new byte[OVERLAP + BLOCK];
        int kept = 0;
        int read = in.readNBytes(block, kept, BLOCK);
        while (read > 0) {
            String text = new String(block, 0, kept + read, StandardCharsets.ISO_8859_1);
            if (CLAIM.matcher(text).find()) {
                return true;
            }
            int tail = Math.min(OVERLAP, kept + read);
            System.arraycopy(block, kept + read - tail, block, 0, tail);
            kept = tail;
            read = in.readNBytes(block, kept, BLOCK);
        }
        return false;
    }
}
