package io.bindery.core.inbox;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log once, and not every second, why a file or folder cannot be worked on. Thread-safe. */
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(InboxComponent.class);

    private final Map<Path, String> told = new ConcurrentHashMap<>();

    void complain(Path path, String why) {
        if (!why.equals(told.put(path, why))) {
            LOG.warn("{}: {}", path, why);
        }
    }

    void forget(Path path) {
        told.remove(path);
    }

    /** Why, without the path: that of a new try is another one, and the same reason would look new. */
    static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied" + remedy();
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            boolean readOnly = failed.getReason().contains("Read-only");
            return failed.getReason() + (readOnly ? remedy() : "");
        }
        return String.valueOf(e.getMessage());
    }

    private static String remedy() {
        return " (make the inbox writable for the user that runs Bindery)";
    }
}
