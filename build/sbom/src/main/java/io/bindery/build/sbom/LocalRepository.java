package io.bindery.build.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Maven repository that the build has taken the libraries from: its paths tell the coordinates of a jar that does not. */
final class LocalRepository {

    private final Path root;
    private final Map<String, List<Path>> byName = new HashMap<>();

    LocalRepository(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".jar"))
                    .forEach(file -> byName.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                            .add(file));
        }
    }

    /** The jar's path below the root: {@code group/as/folders/artifact/version/file}. */
    Optional<Path> find(String fileName, String sha256) throws IOException {
        for (Path candidate : byName.getOrDefault(fileName, List.of())) {
            if (Jars.sha256(Files.readAllBytes(candidate)).equals(sha256)) {
                return Optional.of(root.relativize(candidate));
            }
        }
        return Optional.empty();
    }
}
