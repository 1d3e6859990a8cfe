package io.bindery.admin.rest.access;

import java.time.Duration;

/** Too many logins have failed; none is tried for a while. */
public final class LockedOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    LockedOutException(Duration pause) {
        super("too many logins have failed; wait " + Math.max(1, pause.toSeconds()) + " s");
        this.pause = pause;
    }

    /** How long no login is tried. */
    public Duration pause() {
        return pause;
    }
}
