package io.bindery.core.caretaker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** The books that were worked on and lie in their publishers' folders since. */
final class OldInboxFiles {

    private static final List<String> FOLDERS = List.of("done", "rejected", "failed");

    private final Path inbox;
    private final Instant before;
    private final boolean apply;
    private long count;
    private long bytes;

    OldInboxFiles(Path inbox, Instant before, boolean apply) {
        this.inbox = inbox;
        this.before = before;
        this.apply = apply;
    }

    /** Looks for them and, if it is to be, deletes them. */
    OldInboxFiles look() throws IOException {
        if (Files.isDirectory(inbox)) {
            try (DirectoryStream<Path> publishers = Files.newDirectoryStream(inbox, Files::isDirectory)) {
                for (Path publisher : publishers) {
                    for (String folder : FOLDERS) {
                        look(publisher.resolve(folder));
                    }
                }
            }
        }
        return this;
    }

    private void look(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isRegularFile() && placedAt(file).isBefore(before)) {
                        count++;
                        bytes += attributes.size();
                        if (apply) {
                            Files.deleteIfExists(file);
                        }
                    }
                } catch (NoSuchFileException e) {
                    continue; // somebody fetched it
                }
            }
        }
    }

    /** A move keeps the time of the content; only the time of the entry tells of it. */
    private static Instant placedAt(Path file) throws IOException {
        return ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }
}
