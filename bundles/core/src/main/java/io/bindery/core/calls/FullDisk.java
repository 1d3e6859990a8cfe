package io.bindery.core.calls;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed because a disk is full. Java has no type of its own for that: only the system's words. */
final class FullDisk {

    private static final int DEEPEST = 20;

    private FullDisk() {}

    static boolean isBehind(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof IOException
                    && (message.contains("No space left on device") || message.contains("Disk quota exceeded"))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
