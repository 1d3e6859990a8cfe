package io.bindery.hardened.zip;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        if (DirectorySize.count(file, limits.entries()) > limits.entries()) {
            throw HostileContentException.rejection(
                    ZipError.TOO_MANY_ENTRIES, "more than " + limits.entries() + " entries", Location.BOOK);
        }
        ZipFile zip = openFile(file);
        try {
            HardenedZip opened = new HardenedZip(zip, limits, checkDirectory(zip, limits));
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

    private static Map<String, ZipArchiveEntry> checkDirectory(ZipFile zip, ZipLimits limits)
            throws HostileContentException {
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
        checkOverlaps(all);
        return files;
    }

    private static void checkKind(ZipArchiveEntry entry) throws HostileContentException {
        Location location = Location.of(entry.getName());
        if (entry.isUnixSymlink()) {
            throw new HostileContentException(ZipError.SYMLINK, "a symbolic link: " + entry.getName(), location);
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
    private static void checkOverlaps(List<ZipArchiveEntry> entries) throws HostileContentException {
        List<ZipArchiveEntry> byOffset = new ArrayList<>(entries);
        byOffset.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long free = 0;
        for (ZipArchiveEntry entry : byOffset) {
            if (entry.getLocalHeaderOffset() < free) {
                throw new HostileContentException(
                        ZipError.OVERLAP,
                        entry.getName() + " shares its bytes with another entry",
                        Location.of(entry.getName()));
            }
            free = entry.getDataOffset() + Math.max(0, entry.getCompressedSize());
        }
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
     * Reads every byte of every file, so that the real sizes are known to keep the limits. A file whose packed bytes are
     * damaged is passed over: that is for the format's own checks to report.
     *
     * @throws RejectedException if a limit is passed, or from the visitor
     * @throws IOException never because of the archive's bytes; the visitor's own {@link IOException} counts as damage
     */
    public void readAll(FileVisitor visitor) throws RejectedException, IOException {
        long[] total = {0};
        try {
            for (ZipArchiveEntry entry : files.values()) {
                if (!zip.canReadEntryData(entry)) {
                    continue;
                }
                long before = total[0];
                Count watch = count -> {
                    checkSize(entry, count, limits);
                    total[0] = before + count;
                    if (total[0] > limits.totalBytes()) {
                        throw totalTooLarge(limits);
                    }
                };
                try (InputStream content = new CountingStream(zip.getInputStream(entry), watch)) {
                    visitor.visit(entry.getName(), content);
                    content.transferTo(java.io.OutputStream.nullOutputStream());
                } catch (HostileContentException e) {
                    throw e;
                } catch (IOException e) {
                    // Damaged bytes: see above.
                    continue;
                }
            }
        } catch (HostileContentException e) {
            throw e.rejection();
        }
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
