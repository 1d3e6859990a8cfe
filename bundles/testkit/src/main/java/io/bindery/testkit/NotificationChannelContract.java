package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.notify.NotificationChannel;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every {@link NotificationChannel} promises. Its test extends this, and looks what people were told. */
public abstract class NotificationChannelContract {

    /** The channel to try, told of every event; the same during one test. */
    protected abstract NotificationChannel channel();

    /** The subjects of all events that somebody was told of. */
    protected abstract List<String> told() throws Exception;

    @Test
    final void somebody_is_told() throws Exception {
        OutgoingEvent event = Events.some(1).get(0);
        channel().tell(event);
        await(event);
    }

    @Test
    final void the_same_event_again_is_no_fault() {
        OutgoingEvent event = Events.some(1).get(0);
        assertThatCode(() -> {
                    channel().tell(event);
                    channel().tell(event);
                })
                .doesNotThrowAnyException();
    }

    @Test
    final void several_threads_may_tell() throws Exception {
        List<OutgoingEvent> events = Events.some(8);
        NotificationChannel channel = channel();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        Threads.all(8, () -> {
            channel.tell(events.get(next.getAndIncrement()));
            return true;
        });
        for (OutgoingEvent event : events) {
            await(event);
        }
    }

    @Test
    final void an_event_of_a_kind_that_it_does_not_know_is_no_fault() throws Exception {
        channel().tell(Events.strange());
        OutgoingEvent event = Events.some(1).get(0);
        channel().tell(event);
        await(event);
    }

    private void await(OutgoingEvent event) {
        Awaitility.await("somebody to be told of " + event.subject()).until(() -> told().contains(event.subject()));
    }
}
