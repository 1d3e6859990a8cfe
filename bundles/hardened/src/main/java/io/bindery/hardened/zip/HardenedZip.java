package io.bindery.hardened.zip;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A ZIP archive that was checked before anything is read from it, and is watched while it is read. Not safe for use by
 * several threads.
 *
 * <p>Opening checks what the directory says: count, names, sizes, ratios, links, encryption, overlaps. Because a directory
 * may lie, each stream counts the real bytes as well; {@link #readAll} does so for the whole archive.
 */
public final class HardenedZip implements Closeable {

    /** The type within a file's mode, and its two values for what a book may have. */
    private static final int UNIX_TYPE = 0170000;

    private static final int UNIX_FILE = 0100000;
    private static final int UNIX_FOLDER = 0040000;

    private final ZipFile zip;
    private final ZipLimits limits;
    private final Map<String, ZipArchiveEntry> files;

    private HardenedZip(ZipFile zip, ZipLimits limits, Map<String, ZipArchiveEntry> files) {
        this.zip = zip;
        this.limits = limits;
        this.files = files;
    }

    /**
     * Opens and checks an archive.
     *
     * @throws RejectedException with a {@link ZipError}, if it is no archive or breaks a limit
     * @throws IOException if the file itself cannot be read
     */
    public static HardenedZip open(Path file, ZipLimits limits) throws RejectedException, IOException {
        ZipFile zip = null;
        try (RandomAccessFile archive = Layout.open(file)) {
            Layout layout = Layout.of(archive, limits);
            zip = openFile(file);
            HardenedZip opened = new HardenedZip(zip, limits, checkDirectory(zip, layout, archive, limits));
            zip = null;
            return opened;
        } catch (HostileContentException e) {
            throw e.rejection();
        } finally {
            if (zip != null) {
                zip.close();
            }
        }
    }

    private static ZipFile openFile(Path file) throws RejectedException, IOException {
        // An unreadable file is our trouble, not the book's: find out before the library blames the format.
        java.nio.file.Files.newByteChannel(file).close();
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException | RuntimeException e) {
            throw HostileContentException.rejection(
                    ZipError.NOT_A_ZIP, "not a readable ZIP archive: " + e.getMessage(), Location.BOOK);
        }
    }

    private static Map<String, ZipArchiveEntry> checkDirectory(
            ZipFile zip, Layout layout, RandomAccessFile archive, ZipLimits limits) throws IOException {
        Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();
        List<ZipArchiveEntry> all = new ArrayList<>(Collections.list(zip.getEntries()));
        long total = 0;
        for (ZipArchiveEntry entry : all) {
            EntryNames.check(entry.getName(), limits);
            checkKind(entry);
            long size = Math.max(0, entry.getSize());
            checkSize(entry, size, limits);
            total += size;
            if (total > limits.totalBytes()) {
                throw totalTooLarge(limits);
            }
            if (!entry.isDirectory()) {
                files.putIfAbsent(entry.getName(), entry);
            }
        }
        checkOverlaps(all, layout);
        LocalHeaders headers = new LocalHeaders(archive);
        for (ZipArchiveEntry entry : all) {
            headers.check(entry);
        }
        return files;
    }

    private static void checkKind(ZipArchiveEntry entry) throws HostileContentException {
        Location location = Location.of(entry.getName());
        if (entry.isUnixSymlink()) {
            throw new HostileContentException(ZipError.SYMLINK, "a symbolic link: " + entry.getName(), location);
        }
        // A mode without a type, or none at all, is what tools of other systems write.
        int type = entry.getUnixMode() & UNIX_TYPE;
        if (type != 0 && type != UNIX_FILE && type != UNIX_FOLDER) {
            throw new HostileContentException(
                    ZipError.SPECIAL_FILE, "not an ordinary file: " + entry.getName(), location);
        }
        if (entry.getDiskNumberStart() != 0) {
            throw new HostileContentException(
                    ZipError.MULTI_DISK, "in another part of a split archive: " + entry.getName(), location);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new HostileContentException(
                    ZipError.ENCRYPTED, "protected with a password: " + entry.getName(), location);
        }
    }

    private static void checkSize(ZipArchiveEntry entry, long size, ZipLimits limits) throws HostileContentException {
        if (size > limits.entryBytes()) {
            throw new HostileContentException(
                    ZipError.ENTRY_TOO_LARGE,
                    entry.getName() + " unpacks to more than " + limits.entryBytes() + " bytes",
                    Location.of(entry.getName()));
        }
        long packed = Math.max(1, entry.getCompressedSize());
        if (size > limits.ratioFreeBytes() && size > limits.ratio() * packed) {
            throw new HostileContentException(
                    ZipError.RATIO_TOO_HIGH,
                    entry.getName() + " unpacks to more than " + limits.ratio() + " times its packed size",
                    Location.of(entry.getName()));
        }
    }

    /** Two entries on the same bytes let a small archive unpack to any size without any suspicious ratio. */
    private static void checkOverlaps(List<ZipArchiveEntry> entries, Layout layout) throws HostileContentException {
        List<ZipArchiveEntry> byOffset = new ArrayList<>(entries);
        byOffset.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long free = 0;
        for (ZipArchiveEntry entry : byOffset) {
            if (entry.getLocalHeaderOffset() < free) {
                throw overlap(entry, "another entry");
            }
            free = entry.getDataOffset() + Math.max(0, entry.getCompressedSize());
            if (layout.directory() >= 0 && free > layout.directory()) {
                throw overlap(entry, "the directory");
            }
        }
    }

    private static HostileContentException overlap(ZipArchiveEntry entry, String with) {
        return new HostileContentException(
                ZipError.OVERLAP, entry.getName() + " shares its bytes with " + with, Location.of(entry.getName()));
    }

    private static HostileContentException totalTooLarge(ZipLimits limits) {
        return new HostileContentException(
                ZipError.TOTAL_TOO_LARGE, "unpacks to more than " + limits.totalBytes() + " bytes", Location.BOOK);
    }

    /** The names of the files (no folders), in the order of the directory; unmodifiable. */
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** Whether there is a file of this name. */
    public boolean contains(String name) {
        return files.containsKey(name);
    }

    /** The unpacked size in bytes that the directory states; 0 if there is no such file. */
    public long statedSize(String name) {
        ZipArchiveEntry entry = files.get(name);
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    /**
     * Opens one file for reading from its start; the caller closes the stream.
     *
     * @throws IOException if there is no such file or its bytes are damaged; as {@link HostileContentException}, now or while
     *     reading, if a limit is passed
     */
    public InputStream read(String name) throws IOException {
        ZipArchiveEntry entry = files.get(name);
        if (entry == null) {
            throw new java.io.FileNotFoundException("no such file in the book: " + name);
        }
        return new CountingStream(zip.getInputStream(entry), count -> checkSize(entry, count, limits));
    }

    /** Takes each file of an archive in turn; the stream is closed for it. */
    @FunctionalInterface
    public interface FileVisitor {
        /**
         * @param name the file's name
         * @param content its bytes from the start; what it leaves unread is read and counted after it
         */
        void visit(String name, InputStream content) throws IOException, RejectedException;
    }

    /**
     * Reads every byte of every file, so that the real sizes are known to keep the limits and the bytes to be those that
     * were packed. A file in a compression that cannot be read is passed over: that is for the format's own checks to report.
     *
     * @throws RejectedException if a limit is passed, if a file's bytes are damaged, or from the visitor
     * @throws IOException never: the visitor's own {@link IOException} means that it has seen enough
     */
    public void readAll(FileVisitor visitor) throws RejectedException, IOException {
        long[] total = {0};
        try {
            for (ZipArchiveEntry entry : files.values()) {
                if (zip.canReadEntryData(entry)) {
                    readOne(entry, total, visitor);
                }
            }
        } catch (HostileContentException e) {
            throw e.rejection();
        }
    }

    private void readOne(ZipArchiveEntry entry, long[] total, FileVisitor visitor)
            throws RejectedException, HostileContentException {
        long before = total[0];
        Count watch = count -> {
            checkSize(entry, count, limits);
            total[0] = before + count;
            if (total[0] > limits.totalBytes()) {
                throw totalTooLarge(limits);
            }
        };
        CRC32 checksum = new CRC32();
        try (InputStream raw = new CountingStream(zip.getInputStream(entry), watch)) {
            InputStream content = new CheckedInputStream(raw, checksum);
            try {
                visitor.visit(entry.getName(), content);
            } catch (HostileContentException e) {
                throw e;
            } catch (IOException e) {
                // It has seen enough. If the packed bytes are the reason, the next read says so.
            }
            content.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (HostileContentException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(entry, "does not unpack: " + e.getMessage());
        }
        long size = total[0] - before;
        if (entry.getSize() >= 0 && size != entry.getSize()) {
            throw damaged(
                    entry, "unpacks to " + size + " bytes and not to the " + entry.getSize() + " that are stated");
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw damaged(entry, "does not have the checksum that it was packed with");
        }
    }

    private static HostileContentException damaged(ZipArchiveEntry entry, String how) {
        return new HostileContentException(ZipError.DAMAGED, entry.getName() + " " + how, Location.of(entry.getName()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Is told of the bytes read so far. */
    @FunctionalInterface
    interface Count {
        void reached(long bytes) throws HostileContentException;
    }
}
