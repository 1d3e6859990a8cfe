package io.bindery.core.outbox;

import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.api.store.Outbox;
import io.bindery.core.calls.IsolatedCalls;
import io.bindery.core.guard.PluginUnfitException;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each publisher and each notification channel the events that it has not had yet, in order, at least once. One that fails
 * or hangs keeps its place and holds up nobody else.
 */
@Component(
        service = {},
        configurationPid = "io.bindery.core.outbox",
        immediate = true)
@Designate(ocd = OutboxConfig.class)
public final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 100;

    private final Outbox outbox;
    private final Plugins plugins;
    private final Duration timeLimit;
    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
    private final ExecutorService deliveries = Executors.newCachedThreadPool(OutboxRelay::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(OutboxRelay::thread);

    /** Begins to carry. */
    @Activate
    public OutboxRelay(OutboxConfig config, @Reference Outbox outbox, @Reference Plugins plugins) {
        this.outbox = outbox;
        this.plugins = plugins;
        timeLimit = Duration.parse(config.timeLimit());
        long every = Math.max(10, config.everyMillis());
        clock.scheduleWithFixedDelay(this::round, every, every, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "bindery-outbox");
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    void close() {
        clock.shutdownNow();
        deliveries.shutdownNow();
    }

    private void round() {
        try {
            for (Plugin<EventPublisher> plugin : plugins.all(EventPublisher.class)) {
                serve("publisher:" + plugin.name(), plugin, batch -> {
                    List<OutgoingEvent> events =
                            batch.stream().map(Outbox.Pending::event).toList();
                    call(plugin, () -> plugin.service().publish(events));
                    return batch.size();
                });
            }
            for (Plugin<NotificationChannel> plugin : plugins.all(NotificationChannel.class)) {
                serve("notification:" + plugin.name(), plugin, batch -> {
                    OutgoingEvent event = batch.get(0).event();
                    call(plugin, () -> plugin.service().tell(event));
                    return 1;
                });
            }
        } catch (RuntimeException | Error e) { // a scheduled task that throws is never run again
            LOG.error("The outbox relay stumbled; it goes on", e);
        }
    }

    /** Gives a consumer the first of these events. */
    @FunctionalInterface
    private interface Delivery {
        /** Returns how many of them it took; at least one. */
        int deliver(List<Outbox.Pending> batch) throws Exception;
    }

    /** What a plugin does with events. */
    @FunctionalInterface
    private interface Taking {
        void take() throws Exception;
    }

    private void call(Plugin<?> plugin, Taking taking) throws Exception {
        var terms = new IsolatedCalls.Terms(
                "outbox", 1, timeLimit, Map.of("plugin", plugin.name()), () -> false, interrupt -> {});
        IsolatedCalls.call(plugin, terms, () -> {
            taking.take();
            return Boolean.TRUE;
        });
    }

    private void serve(String consumer, Plugin<?> plugin, Delivery delivery) {
        if (plugin.guard().fit() && busy.putIfAbsent(consumer, true) == null) {
            deliveries.execute(() -> {
                try {
                    drain(consumer, delivery);
                } finally {
                    busy.remove(consumer);
                }
            });
        }
    }

    private void drain(String consumer, Delivery delivery) {
        try {
            List<Outbox.Pending> batch;
            do {
                batch = outbox.next(consumer, BATCH);
                deliver(consumer, batch, delivery);
            } while (batch.size() == BATCH);
            complaints.remove(consumer);
        } catch (PluginUnfitException e) {
            LOG.debug("{} gets no events just now: it waits for {}", consumer, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(complaints.put(consumer, why))) {
                LOG.warn("{} did not take events: {}. It gets them again until it does.", consumer, why);
            }
        }
    }

    /** Moves the consumer's place past all that it has taken, also if it fails on what comes next. */
    private void deliver(String consumer, List<Outbox.Pending> batch, Delivery delivery) throws Exception {
        int taken = 0;
        try {
            while (taken < batch.size()) {
                taken += delivery.deliver(batch.subList(taken, batch.size()));
            }
        } finally {
            if (taken > 0) {
                outbox.advance(consumer, batch.get(taken - 1).position());
            }
        }
    }
}
