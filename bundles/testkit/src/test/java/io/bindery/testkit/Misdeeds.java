package io.bindery.testkit;

import io.bindery.api.content.BookContent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** What a plugin may do to those around it. */
final class Misdeeds {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Misdeeds() {}

    static void swapTheContextClassLoader() {
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
    }

    static void interrupt() {
        Thread.currentThread().interrupt();
    }

    /** A thread that outlives the suite's patience, but not the tests. */
    static void leakAThread() {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    static void leaveAStreamOpen(BookContent book) throws IOException {
        book.open();
    }

    static void changeTheBook(BookContent book) throws IOException {
        Files.write(book.file(), new byte[] {'!'}, StandardOpenOption.APPEND);
    }

    /** Another text each time. */
    static String whim() {
        return "whim " + COUNT.incrementAndGet();
    }
}
