package io.bindery.hardened.xml;

import java.io.FilterInputStream;
import java.io.InputStream;

/** The bytes of an XML document, under watch: see {@link MarkupWatch} and {@link LimitedStream}. Closes nothing. */
final class WatchedStream extends FilterInputStream {

    /** For documents whose mark-up cannot be watched: a parser may keep any part of them in memory. */
    private static final long UNWATCHED_BYTES = 8L << 20;

    private final MarkupWatch watch;

    WatchedStream(InputStream in, XmlHead head, String path, XmlLimits limits) {
        this(new MarkupWatch(in, path, limits), path, limits);
        if (!head.readsAsAscii()) {
            watch.giveUp();
        }
    }

    private WatchedStream(MarkupWatch watch, String path, XmlLimits limits) {
        super(new LimitedStream(
                watch, path, () -> watch.gaveUp() ? Math.min(UNWATCHED_BYTES, limits.bytes()) : limits.bytes()));
        this.watch = watch;
    }

    /** Whether only a parser can tell what is in the document. */
    boolean gaveUp() {
        return watch.gaveUp();
    }
}
