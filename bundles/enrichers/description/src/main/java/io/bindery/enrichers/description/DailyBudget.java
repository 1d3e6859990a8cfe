package io.bindery.enrichers.description;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;

/** Counts requests by day (UTC), in a file, so that a restart does not begin anew. Each is counted before it is made. Thread-safe. */
final class DailyBudget {

    private static final String DAY = "day";
    private static final String REQUESTS = "requests";

    private final Path file;
    private final int most;
    private final Clock clock;

    DailyBudget(Path file, int most, Clock clock) {
        this.file = file;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Takes one request.
     *
     * @return whether there was one left
     * @throws IOException if the count cannot be read or kept; then none may be made
     */
    synchronized boolean take() throws IOException {
        String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
        Properties kept = read();
        int spent = today.equals(kept.getProperty(DAY)) ? number(kept.getProperty(REQUESTS, "0")) : 0;
        if (spent >= most) {
            return false;
        }
        kept.setProperty(DAY, today);
        kept.setProperty(REQUESTS, Integer.toString(spent + 1));
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            kept.store(out, "Requests for descriptions today");
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private Properties read() throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                kept.load(in);
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " is damaged; delete it", e);
            }
        }
        return kept;
    }

    private int number(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + " is damaged; delete it", e);
        }
    }
}
