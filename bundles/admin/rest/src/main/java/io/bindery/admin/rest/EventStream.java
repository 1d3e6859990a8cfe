package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.api.store.StoreUnavailableException;
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
final class EventStream implements WriteListener, EventHub.Follower {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final EventHub hub;
    private final Supplier<Caller> admission;
    private final @Nullable String job;
    private final @Nullable String publisher;

    private final Deque<Happening> page = new ArrayDeque<>();
    private long at;
    private long wroteAt = System.nanoTime();
    private boolean begun;
    private boolean over;

    /**
     * @param at the last event that was seen
     * @param admission says who follows, as far as he still may; throws if not
     */
    EventStream(
            AsyncContext connection,
            ServletOutputStream out,
            EventHub hub,
            long at,
            Supplier<Caller> admission,
            @Nullable String job,
            @Nullable String publisher) {
        this.connection = connection;
        this.out = out;
        this.hub = hub;
        this.at = at;
        this.admission = admission;
        this.job = job;
        this.publisher = publisher;
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
    @Override
    public synchronized void pump() {
        try {
            if (over) {
                return;
            }
            long now = System.nanoTime();
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
        } catch (StoreUnavailableException e) {
            LOG.debug("It is not known just now what somebody may see; he waits", e);
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
                page.addAll(hub.after(at));
            }
            Happening next = page.peekFirst();
            if (next == null) {
                return beat(now);
            }
            Caller caller = admission.get(); // a right that was taken away is gone from here too
            at = next.id();
            page.removeFirst();
            if (next.isOf(job, publisher) && caller.sees(next.publisher())) {
                String text = "id: " + at + "\nevent: " + next.name() + "\ndata: " + next.json() + "\n\n";
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private byte[] beat(long now) {
        if (now - wroteAt <= HEARTBEAT.toNanos()) {
            return new byte[0];
        }
        Caller unused = admission.get(); // hangs up on whoever may not follow any more
        return ":\n\n".getBytes(StandardCharsets.UTF_8);
    }

    /** Hangs up. */
    synchronized void close() {
        if (!over) {
            over = true;
            hub.remove(this);
            try {
                connection.complete();
            } catch (IllegalStateException e) {
                LOG.debug("The server had ended the connection already", e);
            }
        }
    }

    @Override
    public void leave() {
        close();
    }
}
