package io.bindery.formats.docx;

import io.bindery.api.content.BookContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells the compound files (MS-CFB) that are taken for Word documents apart, by the names in their directory (UTF-16, section 2.6.1), which
 * may lie anywhere in the file: the old .doc, and a .docx behind a password (MS-OFFCRYPTO, section 2.3.1).
 */
enum OleFile {
    /** A .docx that is encrypted with a password. */
    ENCRYPTED,
    /** A document of Word 97 to 2003. */
    OLD_WORD,
    /** Of another program. */
    OTHER;

    private static final byte[] SIGNATURE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] WORD = "WordDocument".getBytes(StandardCharsets.UTF_16LE);
    private static final int BLOCK = 1 << 16;

    /** Whether these first bytes are those of a compound file. */
    static boolean begins(byte[] head) {
        return head.length >= SIGNATURE.length
                && Arrays.equals(head, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** What kind of compound file it is. */
    static OleFile of(BookContent file) throws IOException {
        boolean word = false;
        byte[] block = new byte[BLOCK];
        int kept = 0;
        try (InputStream in = file.open()) {
            while (true) {
                int read = in.readNBytes(block, kept, BLOCK - kept);
                int end = kept + read;
                if (holds(block, end, PACKAGE)) {
                    return ENCRYPTED;
                }
                word |= holds(block, end, WORD);
                if (end < BLOCK) {
                    return word ? OLD_WORD : OTHER;
                }
                // A name may lie across two blocks.
                kept = PACKAGE.length;
                System.arraycopy(block, end - kept, block, 0, kept);
            }
        }
    }

    /** Entries of the directory are aligned to 128 bytes; within a block that begins anywhere, to an even byte at least. */
    private static boolean holds(byte[] block, int end, byte[] name) {
        for (int i = 0; i + name.length <= end; i += 2) {
            if (block[i] == name[0] && Arrays.equals(block, i, i + name.length, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }
}
