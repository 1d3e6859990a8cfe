package io.bindery.admin.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The folder of the platform's own secrets; nobody but the platform's user can read it. */
final class SecretFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    /** Makes the folder if it is missing, and closes it to others if it is open to them. */
    SecretFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, OWNER_ONLY_FOLDER);
    }

    /** Where a secret lies, or would lie. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** A secret without the line's end; empty if there is none. */
    Optional<String> read(String name) throws IOException {
        Path path = path(name);
        return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    }

    /** Keeps a secret, whole or not at all. */
    void write(String name, String secret) throws IOException {
        // Always under the same name, so that the draft that a crash has left is replaced and not left for ever.
        Path draft = path(name + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, secret.endsWith("\n") ? secret : secret + "\n", StandardCharsets.UTF_8);
        Files.move(draft, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
