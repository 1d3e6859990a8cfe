package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every {@link EventPublisher} promises. Its test extends this, and looks where the events have gone. */
public abstract class EventPublisherContract {

    /** The publisher to try; the same during one test. */
    protected abstract EventPublisher publisher();

    /** The keys of all events that are out, in their order; repetitions may stand there twice. */
    protected abstract List<String> published() throws Exception;

    @Test
    final void events_are_out_in_their_order_when_it_returns() throws Exception {
        List<OutgoingEvent> events = Events.some(100);
        publisher().publish(events);
        assertThat(published()).containsExactlyElementsOf(keys(events));
    }

    @Test
    final void the_same_events_again_are_no_fault() throws Exception {
        List<OutgoingEvent> events = Events.some(3);
        publisher().publish(events);
        publisher().publish(events);
        assertThat(published()).containsOnlyElementsOf(keys(events)).containsAll(keys(events));
    }

    @Test
    final void no_events_are_no_fault() {
        assertThatCode(() -> publisher().publish(List.of())).doesNotThrowAnyException();
    }

    @Test
    final void an_event_of_a_kind_that_it_does_not_know_holds_up_no_other() throws Exception {
        publisher().publish(List.of(Events.strange()));
        publisher().publish(Events.some(1));
        Callable<Boolean> out = () -> published().contains(Events.some(1).get(0).key());
        Awaitility.await("the event after it").until(out);
    }

    private static List<String> keys(List<OutgoingEvent> events) {
        return events.stream().map(OutgoingEvent::key).toList();
    }
}
