package io.bindery.core.calls;

import io.bindery.api.error.RetryableException;
import io.bindery.api.store.BlobStore;
import io.bindery.core.error.CoreError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes a cover picture in, up to a bound; what comes beyond is counted and dropped. It is served to browsers later, so only kinds of
 * pictures that run no script are taken, by their first bytes. For one thread.
 */
final class CoverBytes extends OutputStream {

    private static final int MOST = 16 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long count;

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] part, int offset, int length) {
        bytes.write(part, offset, (int) Math.min(length, MOST - bytes.size()));
        count += length;
    }

    /** @throws RetryableException if the store of bytes does not take it */
    TakenCover stored(BlobStore blobs) throws RetryableException, IOException {
        if (count > MOST) {
            return new TakenCover(null, "", "the cover has more than " + (MOST >> 20) + " MiB");
        }
        byte[] picture = bytes.toByteArray();
        String mediaType = mediaType(picture);
        if (mediaType.isEmpty()) {
            return new TakenCover(null, "", "the cover is neither JPEG, PNG, GIF nor WebP");
        }
        try {
            return new TakenCover(blobs.put(new ByteArrayInputStream(picture)), mediaType, "");
        } catch (IOException e) {
            if (FullDisk.isBehind(e)) {
                throw e;
            }
            throw new RetryableException(
                    CoreError.STORE_UNAVAILABLE, "the cover could not be stored: " + e.getMessage(), null, e);
        }
    }

    private static String mediaType(byte[] picture) {
        String head = new String(picture, 0, Math.min(12, picture.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : "";
    }
}
