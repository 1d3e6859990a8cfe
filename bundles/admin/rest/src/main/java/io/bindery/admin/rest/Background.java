package io.bindery.admin.rest;

import java.util.concurrent.ThreadFactory;

/** Threads for work beside the requests, which hold up no end of the process. */
final class Background {

    private Background() {}

    /** Makes daemons of this name. */
    static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
