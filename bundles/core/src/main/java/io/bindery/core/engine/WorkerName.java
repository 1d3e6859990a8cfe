package io.bindery.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A worker's name: the same over all its lives, so that it finds again what an earlier life left behind. */
final class WorkerName {

    private static final int CHARACTERS = 12;

    private WorkerName() {}

    /** The name that stands in the data folder; makes one if there is none. */
    static String of(Path home) throws IOException {
        Path file = home.resolve("worker-id");
        if (Files.notExists(file) || Files.readString(file).isBlank()) {
            Files.createDirectories(home);
            // Written beside and moved: half a name, left by a crash, would be another worker's.
            Path draft = home.resolve("worker-id.new");
            Files.writeString(
                    draft,
                    "worker-" + UUID.randomUUID().toString().replace("-", "").substring(0, CHARACTERS));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.readString(file).strip();
    }
}
