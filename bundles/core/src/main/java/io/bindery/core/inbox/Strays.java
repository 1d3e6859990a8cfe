package io.bindery.core.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what lies in the inbox like a book and is none: links, pipes, sockets, devices, and folders with a file's name. */
final class Strays {

    private static final Set<String> OURS = Set.of(TakenBook.PROCESSING, "done", "rejected", "failed");
    private static final Pattern ENDING = Pattern.compile(".*\\.[A-Za-z0-9]{2,5}");

    private final Path root;
    private final Arrivals arrivals;

    Strays(Path root, Arrivals arrivals) {
        this.root = root;
        this.arrivals = arrivals;
    }

    /** Those that have been there, unchanged, as long as a book must be to have arrived. */
    List<Path> find() throws IOException {
        List<Path> strays = new ArrayList<>();
        for (Path entry : list(root)) {
            // A publisher's folder may be a link to where that publisher delivers.
            if (Files.isDirectory(entry)) {
                for (Path below : list(entry)) {
                    if (!OURS.contains(below.getFileName().toString())) {
                        add(below, strays);
                    }
                }
            } else {
                add(entry, strays);
            }
        }
        return strays;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private void add(Path path, List<Path> strays) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean named = ENDING.matcher(path.getFileName().toString()).matches();
            if (!now.isRegularFile() && (!now.isDirectory() || named) && arrivals.settled(path, now)) {
                strays.add(path);
            }
        } catch (IOException e) {
            arrivals.forget(path); // it has gone
        }
    }
}
