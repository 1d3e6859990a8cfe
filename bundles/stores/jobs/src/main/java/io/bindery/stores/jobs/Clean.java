package io.bindery.stores.jobs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes values such that what PostgreSQL gives back equals what it got. */
final class Clean {

    private static final char REPLACEMENT = '\uFFFD';

    private Clean() {}

    /** The text without what PostgreSQL refuses: NUL, and halves of surrogate pairs. A book or its sender may hold them. */
    static String text(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean == null ? text : clean.toString();
    }

    /** The time in PostgreSQL's resolution, microseconds. */
    static Instant time(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Likewise. */
    static @Nullable Instant timeOrNull(@Nullable Instant time) {
        return time == null ? null : time(time);
    }
}
