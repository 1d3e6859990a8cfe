package io.bindery.core.caretaker;

import java.util.concurrent.Semaphore;

/**
 * Keeps stored bytes from being cleared away while backups need them. All is in memory: a process that dies holds nothing fast.
 * Thread-safe.
 */
final class BlobPins {

    private static final int ALL = 1_000;

    private final Semaphore pins = new Semaphore(ALL, true);

    /** Pins all bytes; waits until a deletion under way has ended, which is short. */
    void pin() {
        pins.acquireUninterruptibly();
    }

    void unpin() {
        pins.release();
    }

    /**
     * Deletes, if nobody has pinned.
     *
     * @return whether it was done
     */
    boolean ifUnpinned(Deletion deletion) throws java.io.IOException {
        if (!pins.tryAcquire(ALL)) {
            return false;
        }
        try {
            deletion.run();
            return true;
        } finally {
            pins.release(ALL);
        }
    }

    /** A short deletion. */
    @FunctionalInterface
    interface Deletion {
        void run() throws java.io.IOException;
    }
}
