package io.bindery.core.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The disks that hold the data folder: any folder in it may be a disk of its own. */
final class Disks {

    private final Path home;

    Disks(Path home) {
        this.home = home;
    }

    /**
     * How much room each has.
     *
     * @throws IOException if one has less than so many bytes; names it
     */
    String withAtLeast(long least) throws IOException {
        Map<FileStore, Path> folders = new LinkedHashMap<>();
        try (Stream<Path> all = Stream.concat(Stream.of(home), Files.list(home))) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                try {
                    folders.putIfAbsent(Files.getFileStore(folder), folder);
                } catch (NoSuchFileException e) {
                    continue; // working folders come and go
                }
            }
        }
        List<String> room = new ArrayList<>();
        List<String> full = new ArrayList<>();
        for (Map.Entry<FileStore, Path> disk : folders.entrySet()) {
            long free = disk.getKey().getUsableSpace();
            (free < least ? full : room).add((free >> 20) + " MiB free at " + disk.getValue());
        }
        if (!full.isEmpty()) {
            throw new IOException(String.join(", ", full));
        }
        return String.join(", ", room);
    }
}
