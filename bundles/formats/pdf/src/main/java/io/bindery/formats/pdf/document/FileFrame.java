package io.bindery.formats.pdf.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first and last bytes of the file (ISO 32000-2, 7.5.2 and 7.5.5). Immutable.
 *
 * @param headerAt where {@code %PDF-} begins; -1 if not within the first 1,024 bytes, where readers look for it
 * @param version as the header says, e.g. {@code 1.7}; empty if it does not
 * @param bytesAfterEnd bytes other than line ends after the last {@code %%EOF}; -1 if that mark is not within the last 1,024 bytes
 */
public record FileFrame(int headerAt, String version, int bytesAfterEnd) {

    private static final int RANGE = 1_024;
    private static final Pattern HEADER = Pattern.compile("%PDF-(\\d\\.\\d)?");

    /** Looks at a file. */
    static FileFrame of(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            String head = text(file, 0);
            String tail = text(file, Math.max(0, file.length() - RANGE));
            Matcher header = HEADER.matcher(head);
            boolean found = header.find();
            int end = tail.lastIndexOf("%%EOF");
            return new FileFrame(
                    found ? header.start() : -1,
                    found && header.group(1) != null ? header.group(1) : "",
                    end < 0
                            ? -1
                            : tail.substring(end + "%%EOF".length()).strip().length());
        }
    }

    private static String text(RandomAccessFile file, long start) throws IOException {
        byte[] bytes = new byte[(int) Math.min(RANGE, file.length() - start)];
        file.seek(start);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
