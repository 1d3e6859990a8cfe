package io.bindery.core.caretaker;

import io.bindery.core.registry.Hashes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A tar archive whose last entry holds the SHA-256 of all others, in the form that {@code sha256sum -c} reads. Not for use by
 * several threads.
 */
final class Archive implements AutoCloseable {

    static final String SUMS = "SHA256SUMS";

    private static final int PRIVATE = 0100600;
    private static final int BUFFER = 64 * 1024;

    private final TarArchiveOutputStream tar;
    private final Path sumsFile;
    private final BufferedWriter sums;
    private final Date time;
    private final byte[] buffer = new byte[BUFFER];

    /**
     * @param target stays open
     * @param sumsFile a file to make; there are too many sums for the memory
     */
    Archive(OutputStream target, Path sumsFile, Instant time) throws IOException {
        tar = new TarArchiveOutputStream(target, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        this.sumsFile = sumsFile;
        sums = Files.newBufferedWriter(sumsFile);
        this.time = Date.from(time);
    }

    /** Adds a small text. */
    void add(String name, byte[] content) throws IOException {
        begin(name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
        note(name, HexFormat.of().formatHex(Hashes.sha256().digest(content)));
    }

    /** Adds a file that does not change meanwhile. */
    void add(String name, Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        begin(name, Files.size(file));
        copy(file, digest);
        tar.closeArchiveEntry();
        note(name, HexFormat.of().formatHex(digest.digest()));
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(PRIVATE);
        entry.setModTime(time);
        tar.putArchiveEntry(entry);
    }

    private void copy(Path file, MessageDigest digest) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                tar.write(buffer, 0, read);
            }
        }
    }

    private void note(String name, String sha256) throws IOException {
        // A line break would end the line: sha256sum marks such a name by a backslash in front and writes \n for it.
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        sums.write((escaped.equals(name) ? "" : "\\") + sha256 + "  " + escaped + "\n");
    }

    /** Adds the sums; nothing can be added any more. */
    void finish() throws IOException {
        sums.close();
        begin(SUMS, Files.size(sumsFile));
        copy(sumsFile, Hashes.sha256());
        tar.closeArchiveEntry();
        tar.finish();
        tar.flush();
    }

    @Override
    public void close() throws IOException {
        sums.close();
    }
}
