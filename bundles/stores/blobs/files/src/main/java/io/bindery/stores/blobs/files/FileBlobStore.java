package io.bindery.stores.blobs.files;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.CorruptBlobException;
import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps bytes in files {@code ab/cd/<sha256>} below a folder. A file gets its name only when all its bytes are on the disk,
 * so that no reader and no crash ever shows half of one. Thread-safe, and safe for several processes on one folder.
 */
public final class FileBlobStore implements BlobStore, BlobInventory, AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final Pattern PAIR = Pattern.compile("[0-9a-f]{2}");
    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--------");
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final IncomingFolder incoming;
    private final VerifiedFiles verified = new VerifiedFiles();
    private final Object[] locks = Stream.generate(Object::new).limit(256).toArray();

    /**
     * Opens the store and removes what puts that a crash cut short have left.
     *
     * @param root the folder; made if it is not there
     * @throws IOException if the folder cannot be made or written
     */
    public FileBlobStore(Path root) throws IOException {
        this.root = root.toAbsolutePath();
        makeFolder(this.root);
        incoming = IncomingFolder.open(this.root.resolve("incoming"));
    }

    @Override
    public StoredBlob put(InputStream bytes) throws IOException {
        Path draft = incoming.newFile();
        try {
            return keep(draft, write(bytes, draft));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static StoredBlob write(InputStream bytes, Path draft) throws IOException {
        MessageDigest digest = Hashes.sha256();
        long size = 0;
        try (FileChannel file = FileChannel.open(
                draft, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE_FILE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                writeFully(file, ByteBuffer.wrap(buffer, 0, read));
                size += read;
            }
            Files.setPosixFilePermissions(draft, READ_ONLY);
            file.force(true);
        }
        return new StoredBlob(Hashes.hex(digest), size);
    }

    private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private StoredBlob keep(Path draft, StoredBlob blob) throws IOException {
        Path place = path(blob.sha256());
        if (!keptAlready(place, blob)) {
            makeFolders(place);
            synchronized (lock(blob.sha256())) {
                // Replaces: either the same bytes, that somebody else stored just now, or a file that has gone bad.
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        // Also if it was there already: whoever made it may not have come so far yet.
        sync(parent(place));
        return blob;
    }

    /** Whether the bytes are there; if so, they count as put just now. */
    private boolean keptAlready(Path place, StoredBlob blob) throws IOException {
        if (!intact(place, blob)) {
            return false;
        }
        synchronized (lock(blob.sha256())) {
            try {
                verified.touch(place, blob.sha256());
                return true;
            } catch (NoSuchFileException e) {
                return false; // deleted since the look at it
            }
        }
    }

    /** What serialises the deletion of bytes with their being put; some bytes share one. */
    private Object lock(String sha256) {
        return locks[Integer.parseInt(sha256.substring(0, 2), 16)];
    }

    @Override
    public void walk(Consumer<KeptBlob> visitor) throws IOException {
        for (Path first : pairs(root)) {
            for (Path second : pairs(first)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(second, "?".repeat(64))) {
                    for (Path file : files) {
                        kept(file).ifPresent(visitor);
                    }
                }
            }
        }
    }

    private static List<Path> pairs(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path ->
                            PAIR.matcher(String.valueOf(path.getFileName())).matches())
                    .toList();
        }
    }

    private static Optional<KeptBlob> kept(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!StoredBlob.isSha256(name)) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new KeptBlob(
                    name, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }

    @Override
    public boolean deleteIfUntouchedSince(String sha256, Instant time) throws IOException {
        Path place = path(sha256);
        synchronized (lock(sha256)) {
            Optional<KeptBlob> kept = kept(place);
            return kept.isPresent() && kept.get().touchedAt().isBefore(time) && Files.deleteIfExists(place);
        }
    }

    private boolean intact(Path place, StoredBlob blob) throws IOException {
        try {
            return verified.check(place, blob.sha256()).isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public boolean contains(String sha256) throws IOException {
        return Files.exists(path(sha256));
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return new VerifyingStream(Files.newInputStream(path(sha256)), sha256);
    }

    @Override
    public Path file(String sha256) throws IOException {
        Path place = path(sha256);
        String actual = verified.check(place, sha256).orElse(sha256);
        if (!actual.equals(sha256)) {
            throw new CorruptBlobException(sha256, actual);
        }
        return place;
    }

    private Path path(String sha256) {
        new StoredBlob(sha256, 0); // refuses what is not a hash, such as ../../etc/passwd
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private void makeFolders(Path place) throws IOException {
        Path second = parent(place);
        Path first = parent(second);
        makeFolder(first);
        makeFolder(second);
        sync(root);
        sync(first);
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, PRIVATE_FOLDER);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a stored file is never at the root: " + path);
        }
        return parent;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Says that no more puts will come. Reading still works. */
    @Override
    public void close() throws IOException {
        incoming.close();
    }
}
