package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.api.store.ChangeSignals;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What all {@link ChangeSignals} promise. Each test gets two nodes of one platform. */
public abstract class ChangeSignalsContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** The signals of one node; the same ones during a test. */
    protected abstract ChangeSignals here();

    /** Those of another node. */
    protected abstract ChangeSignals there();

    /** Ends all connections of both nodes at the other end, which then takes new ones. */
    protected abstract void breakConnections() throws Exception;

    /** How often somebody who listens has been called. */
    protected static AtomicInteger counted(ChangeSignals signals, String topic) {
        AtomicInteger count = new AtomicInteger();
        signals.listen(topic, count::incrementAndGet);
        return count;
    }

    /** Waits until both nodes hear; whoever has just begun may be told once that something could have been lost. */
    protected final void settle() {
        AtomicInteger one = counted(here(), "settle");
        AtomicInteger other = counted(there(), "settle");
        await().atMost(SOON).until(() -> {
            here().announce("settle");
            return one.get() > 1 && other.get() > 1;
        });
    }

    @Test
    void all_nodes_hear_what_one_announces_and_nothing_of_other_topics() {
        settle();
        AtomicInteger own = counted(here(), "books");
        AtomicInteger others = counted(there(), "books");
        AtomicInteger unasked = counted(there(), "pictures");
        here().announce("books");
        await().atMost(SOON).until(() -> own.get() == 1 && others.get() == 1);
        assertThat(unasked).hasValue(0);
    }

    @Test
    void many_announcements_are_heard_as_few_and_the_last_one_is_heard() {
        settle();
        AtomicInteger heard = counted(there(), "books");
        for (int i = 0; i < 10_000; i++) {
            here().announce("books");
        }
        await().atMost(SOON).until(() -> heard.get() > 0);
        assertThat(heard).hasValueLessThan(1_000);
        int before = heard.get();
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        here().announce("books");
        await().atMost(SOON).until(() -> heard.get() > before);
    }

    @Test
    void whoever_lost_the_connection_is_told_that_something_may_have_happened_and_hears_again() throws Exception {
        settle();
        AtomicInteger heard = counted(there(), "books");
        breakConnections();
        await().atMost(SOON).until(() -> heard.get() > 0);
        int before = heard.get();
        await().atMost(SOON).until(() -> {
            here().announce("books");
            return heard.get() > before;
        });
    }

    @Test
    void whoever_has_closed_hears_no_more_and_a_listener_that_fails_harms_no_other() {
        settle();
        AtomicInteger closed = new AtomicInteger();
        there().listen("books", closed::incrementAndGet).close();
        there().listen("books", () -> {
            throw new IllegalStateException("a defect");
        });
        AtomicInteger heard = counted(there(), "books");
        here().announce("books");
        await().atMost(SOON).until(() -> heard.get() > 0);
        assertThat(closed).hasValue(0);
    }

    @Test
    void what_is_no_topic_is_refused() {
        assertThatThrownBy(() -> here().announce("Books'")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here().listen("", () -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
