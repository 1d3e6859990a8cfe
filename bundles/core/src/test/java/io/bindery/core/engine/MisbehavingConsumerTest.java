package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.core.outbox.OutboxConfig;
import io.bindery.core.outbox.OutboxRelay;
import io.bindery.core.registry.Annotations;
import io.bindery.core.registry.Plugin;
import io.bindery.testkit.TestBook;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A publisher or a channel that misbehaves keeps its place in the stream of events, and holds up nobody else. */
class MisbehavingConsumerTest {

    private static final String ROGUE = "rogue";

    private static EngineRig rig;

    @BeforeAll
    static void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).start();
        // One call is enough to tell, and one more soon tells that all is well again.
        rig.shelf.guardOption("breakerPause", "PT0.1S");
        rig.shelf.guardOption("longestBreakerPause", "PT0.2S");
        relay = new OutboxRelay(
                Annotations.of(OutboxConfig.class, Map.of("timeLimit", "PT0.5S", "everyMillis", 20L)),
                rig.stores.outbox(),
                rig.shelf);
    }

    private static OutboxRelay relay;

    @AfterAll
    static void close() throws Exception {
        java.lang.reflect.Method stop = OutboxRelay.class.getDeclaredMethod("close");
        stop.setAccessible(true);
        stop.invoke(relay);
        rig.close();
    }

    /** The two kinds of consumers. */
    private enum Kind {
        PUBLISHER {
            @Override
            Plugin<?> put(String name, Taking taking) {
                EventPublisher publisher = events -> {
                    for (OutgoingEvent event : events) {
                        taking.take(event);
                    }
                };
                return rig.shelf.put(EventPublisher.class, name, publisher);
            }
        },
        CHANNEL {
            @Override
            Plugin<?> put(String name, Taking taking) {
                NotificationChannel channel = taking::take;
                return rig.shelf.put(NotificationChannel.class, name, channel);
            }
        };

        abstract Plugin<?> put(String name, Taking taking);
    }

    private interface Taking {
        void take(OutgoingEvent event) throws Exception;
    }

    @TestFactory
    Stream<DynamicContainer> nobody_else_is_held_up_and_no_event_is_lost() {
        return Arrays.stream(Kind.values())
                .map(kind -> DynamicContainer.dynamicContainer(
                        kind.name(),
                        Arrays.stream(Mischief.values())
                                .filter(mischief -> mischief != Mischief.ANSWERS_NULL) // they answer nothing
                                .map(mischief -> DynamicTest.dynamicTest(
                                        mischief.name(), () -> nobody_else_is_held_up(kind, mischief)))));
    }

    private void nobody_else_is_held_up(Kind kind, Mischief mischief) throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicBoolean ill = new AtomicBoolean(true);
        List<String> gotByRogue = new CopyOnWriteArrayList<>();
        List<String> gotByOther = new CopyOnWriteArrayList<>();
        String name = ROGUE + "-" + kind + "-" + mischief;
        TestBook book = TestBook.of("book.txt", io.bindery.api.content.MediaType.UNKNOWN, new byte[] {1});
        Plugin<?> other = Kind.PUBLISHER.put("other-" + name, event -> gotByOther.add(event.subject()));
        Plugin<?> rogue = kind.put(name, event -> {
            if (ill.get()) {
                mischief.play(new Mischief.Stage(book, letGo), "");
            }
            gotByRogue.add(event.subject());
        });
        try {
            var job = rig.submit(EngineRig.book("title: " + name));
            rig.await(job, JobState.SUCCEEDED);
            EngineRig.until("the other to have it all", () -> gotByOther.contains(job.id()));
            if (mischief.verdict != null) {
                EngineRig.until("the rogue to fail", () -> rogue.stats().failures() > 0);
            }
            ill.set(false);
            letGo.countDown();
            EngineRig.until("the rogue to have it all as well", () -> gotByRogue.contains(job.id()));
        } finally {
            letGo.countDown();
            rig.shelf.remove(rogue);
            rig.shelf.remove(other);
        }
    }

    @Test
    void a_channel_that_fails_on_one_event_is_not_told_again_of_those_before_it() throws Exception {
        AtomicBoolean ill = new AtomicBoolean(true);
        List<String> told = new CopyOnWriteArrayList<>();
        Plugin<?> channel = Kind.CHANNEL.put("picky", event -> {
            if (ill.get() && event.type().equals("job.succeeded")) {
                throw new IllegalStateException("not this one");
            }
            told.add(event.key());
        });
        try {
            var job = rig.submit(EngineRig.book("title: picky"));
            rig.await(job, JobState.SUCCEEDED);
            EngineRig.until("it to fail", () -> channel.stats().failures() > 1);
            ill.set(false);
            EngineRig.until("the rest to come", () -> told.stream().anyMatch(key -> key.startsWith(job.id())));
            assertThat(told).doesNotHaveDuplicates();
        } finally {
            rig.shelf.remove(channel);
        }
    }
}
