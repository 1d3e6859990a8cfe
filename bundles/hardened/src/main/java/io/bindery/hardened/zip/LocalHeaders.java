package io.bindery.hardened.zip;

import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Compares what stands before each file's bytes (APPNOTE 6.3.10, section 4.3.7) with what the directory says of it. Programs
 * that read an archive from front to back believe the one, all others the other.
 */
final class LocalHeaders {

    private static final int SIGNATURE = 0x04034b50;
    private static final int LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int BLOCK = 2_048;
    private static final long IN_ZIP64 = 0xFFFF_FFFFL;

    private final Blocks blocks;

    LocalHeaders(RandomAccessFile archive) {
        blocks = new Blocks(archive, BLOCK);
    }

    void check(ZipArchiveEntry entry) throws IOException {
        try {
            compare(entry);
        } catch (EOFException e) {
            throw differs(entry, "it has no header");
        }
    }

    private void compare(ZipArchiveEntry entry) throws IOException {
        long at = entry.getLocalHeaderOffset();
        ByteBuffer header = blocks.at(at, LENGTH);
        if (header.getInt(0) != SIGNATURE) {
            throw differs(entry, "it has no header");
        }
        int flags = Short.toUnsignedInt(header.getShort(6));
        int method = Short.toUnsignedInt(header.getShort(8));
        long packed = Integer.toUnsignedLong(header.getInt(18));
        long size = Integer.toUnsignedLong(header.getInt(22));
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        if ((flags & ENCRYPTED) != 0 != entry.getGeneralPurposeBit().usesEncryption()) {
            throw differs(entry, "its header and the directory disagree on encryption");
        }
        if (method != entry.getMethod()) {
            throw differs(entry, "its header and the directory name different compressions");
        }
        // Programs that do not know the sizes beforehand put zeroes and say so, or forget to say so.
        boolean stated = (flags & SIZES_FOLLOW) == 0 && (packed != 0 || size != 0) && packed != IN_ZIP64;
        if (stated && (packed != entry.getCompressedSize() || size != IN_ZIP64 && size != entry.getSize())) {
            throw differs(entry, "its header and the directory state different sizes");
        }
        byte[] wanted = entry.getRawName();
        if (nameLength != wanted.length || !Arrays.equals(name(at + LENGTH, nameLength), wanted)) {
            throw differs(entry, "its header has another name for it");
        }
    }

    private byte[] name(long at, int length) throws IOException {
        byte[] name = new byte[length];
        blocks.at(at, length).get(name);
        return name;
    }

    private static HostileContentException differs(ZipArchiveEntry entry, String how) {
        return new HostileContentException(
                ZipError.HEADERS_DIFFER, entry.getName() + ": " + how, Location.of(entry.getName()));
    }
}
