package io.bindery.conversion.source;

import io.bindery.api.error.RejectedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file with a header and an end of PDF, and without encryption: what a password protects is not taken out, neither against a reader's
 * nor against an owner's (PDF 32000-1, sections 7.5.2, 7.5.5 and 7.6).
 */
final class PdfSource implements SourceCheck {

    private static final int CHUNK = 1 << 16;
    private static final int OVERLAP = 64;
    private static final Pattern ENCRYPT = Pattern.compile("/Encrypt\\s*(\\d+\\s+\\d+\\s+R|<<)");

    @Override
    public void check(Path file) throws RejectedException, IOException {
        boolean ended = false;
        boolean encrypted = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            String head = new String(in.readNBytes(1_024), StandardCharsets.ISO_8859_1);
            if (!head.contains("%PDF-")) {
                throw not("it does not begin with %PDF-");
            }
            String before = head;
            for (byte[] bytes = in.readNBytes(CHUNK); ; bytes = in.readNBytes(CHUNK)) {
                String text = before + new String(bytes, StandardCharsets.ISO_8859_1);
                encrypted |= ENCRYPT.matcher(text).find();
                ended |= text.contains("startxref");
                if (bytes.length == 0) {
                    break;
                }
                before = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        }
        if (!ended) {
            throw not("it ends without startxref");
        }
        if (encrypted) {
            throw SourceCheck.rejection(SourceError.PROTECTED, "it is encrypted, be it with an owner's password only");
        }
    }

    private static RejectedException not(String why) {
        return SourceCheck.rejection(SourceError.NOT_OF_ITS_FORMAT, "no whole PDF: " + why);
    }
}
