package io.bindery.core.conversion;

import io.bindery.api.store.StepResult;
import io.bindery.core.steps.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the same is not made twice at once: who comes second waits for the first and gets the same answer. What was made longer
 * ago is found among the results that are kept. Thread-safe.
 */
final class MadeOnce {

    private static final int TURNS = 256;
    private static final int REMEMBERED = 128;

    private final ReentrantLock[] turns = new ReentrantLock[TURNS];
    /** Covers the moment between the end of the work and its being kept. */
    private final Map<String, Answer> justMade = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > REMEMBERED;
        }
    };

    MadeOnce() {
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /** Makes something. */
    @FunctionalInterface
    interface Maker {
        /** Gives null if it could not be made. */
        @Nullable
        Answer make() throws Exception;
    }

    /** Looks whether what was made is still there. */
    @FunctionalInterface
    interface Look {
        boolean good(Answer answer) throws Exception;
    }

    /** The answer under a key, made if need be; null if it could not be made. */
    @Nullable
    Answer get(String key, Look look, Maker maker) throws Exception {
        ReentrantLock turn = turns[Math.floorMod(key.hashCode(), TURNS)];
        turn.lockInterruptibly();
        try {
            Answer made = remembered(key);
            if (made != null && look.good(made)) {
                return reused(key, made);
            }
            made = maker.make();
            if (made != null) {
                remember(key, made);
            }
            return made;
        } finally {
            turn.unlock();
        }
    }

    private static Answer reused(String key, Answer made) {
        String kept = made.key() == null ? key : made.key();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Answer.known(
                new StepResult(kept, "", made.findings(), made.patch(), made.attributes(), now), made.effect());
    }

    private @Nullable Answer remembered(String key) {
        synchronized (justMade) {
            return justMade.get(key);
        }
    }

    private void remember(String key, Answer made) {
        synchronized (justMade) {
            justMade.put(key, made);
        }
    }
}
