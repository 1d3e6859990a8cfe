package io.bindery.admin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bindery.admin.rest.access.Caller;
import io.bindery.api.store.JobFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that follows what happens. It fetches what it has room for: one that reads slowly lags behind and holds one page, and
 * nobody waits for it; one that reads nothing for a minute is hung up on. Safe for use by several threads.
 */
final class Follower implements WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Happenings happenings;
    private final Supplier<Caller> admission;
    private final @Nullable String job;
    private final @Nullable String publisher;
    private final Runnable end;

    private final Deque<JobFeed.Entry> page = new ArrayDeque<>();
    private Caller caller;
    private long at;
    private long wroteAt = System.nanoTime();
    private long askedAt = System.nanoTime();
    private boolean begun;
    private boolean over;

    /**
     * @param at the last event that was seen
     * @param admission says who follows, as far as he still may; throws if not
     * @param end called once, when the connection is over
     */
    Follower(
            AsyncContext connection,
            ServletOutputStream out,
            Happenings happenings,
            long at,
            Supplier<Caller> admission,
            @Nullable String job,
            @Nullable String publisher,
            Runnable end) {
        this.connection = connection;
        this.out = out;
        this.happenings = happenings;
        this.at = at;
        this.admission = admission;
        this.caller = admission.get();
        this.job = job;
        this.publisher = publisher;
        this.end = end;
    }

    @Override
    public void onWritePossible() {
        pump();
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    /** Sends what there is, as far as the connection takes it. */
    synchronized void pump() {
        try {
            if (over) {
                return;
            }
            long now = System.nanoTime();
            if (now - askedAt > HEARTBEAT.toNanos()) {
                askedAt = now;
                caller = admission.get(); // a right that was taken away is gone from here too
            }
            while (out.isReady()) {
                byte[] next = next(now);
                if (next.length == 0) {
                    return;
                }
                out.write(next);
                wroteAt = now;
                if (out.isReady()) {
                    out.flush();
                }
            }
            if (now - wroteAt > PATIENCE.toNanos()) {
                close();
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Somebody does not follow any more", e);
            close();
        }
    }

    /** Nothing if there is nothing to say just now. */
    private byte[] next(long now) {
        if (!begun) {
            begun = true;
            return ": you follow what happens\n\n".getBytes(StandardCharsets.UTF_8);
        }
        while (true) {
            if (page.isEmpty()) {
                page.addAll(happenings.after(at));
            }
            JobFeed.Entry entry = page.pollFirst();
            if (entry == null) {
                return now - wroteAt > HEARTBEAT.toNanos() ? ":\n\n".getBytes(StandardCharsets.UTF_8) : new byte[0];
            }
            at = entry.id();
            boolean wanted = (job == null || job.equals(entry.jobId()))
                    && (publisher == null || publisher.equals(entry.publisher()));
            if (wanted && caller.sees(entry.publisher())) {
                return message(entry);
            }
        }
    }

    private static byte[] message(JobFeed.Entry entry) {
        var event = entry.event();
        EventsResource.Event data = new EventsResource.Event(
                entry.id(),
                entry.jobId(),
                entry.publisher(),
                entry.fileName(),
                event.type(),
                event.state().name(),
                event.step(),
                event.plugin(),
                event.actor(),
                event.detail(),
                event.at());
        try {
            String name = event.step().equals("catalogue") ? "book" : "job";
            String text = "id: " + entry.id() + "\nevent: " + name + "\ndata: " + Api.MAPPER.writeValueAsString(data)
                    + "\n\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }

    /** Hangs up. */
    synchronized void close() {
        if (!over) {
            over = true;
            end.run();
            try {
                connection.complete();
            } catch (IllegalStateException e) {
                LOG.debug("The server had ended the connection already", e);
            }
        }
    }
}
