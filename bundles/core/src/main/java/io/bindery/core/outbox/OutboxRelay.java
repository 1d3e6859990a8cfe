package io.bindery.core.outbox;

import io.bindery.api.event.EventPublisher;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.api.store.Outbox;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each publisher and each notification channel the events that it has not had yet, in order, at least once. One that fails
 * or hangs keeps its place and holds up nobody else.
 */
@Component(
        service = {},
        immediate = true)
public final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 100;
    private static final long EVERY_MILLIS = 500;

    private final Outbox outbox;
    private final Plugins plugins;
    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
    private final ExecutorService deliveries = Executors.newCachedThreadPool(OutboxRelay::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(OutboxRelay::thread);

    /** Begins to carry. */
    @Activate
    public OutboxRelay(@Reference Outbox outbox, @Reference Plugins plugins) {
        this.outbox = outbox;
        this.plugins = plugins;
        clock.scheduleWithFixedDelay(this::round, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
        for (Plugin<EventPublisher> plugin : plugins.all(EventPublisher.class)) {
            serve(
                    "publisher:" + plugin.name(),
                    plugin,
                    events -> plugin.service().publish(events));
        }
        for (Plugin<NotificationChannel> plugin : plugins.all(NotificationChannel.class)) {
            serve("notification:" + plugin.name(), plugin, events -> {
                for (OutgoingEvent event : events) {
                    plugin.service().tell(event);
                }
            });
        }
    }

    /** How a consumer takes events. */
    @FunctionalInterface
    private interface Delivery {
        void deliver(List<OutgoingEvent> events) throws Exception;
    }

    private void serve(String consumer, Plugin<?> plugin, Delivery delivery) {
        if (busy.putIfAbsent(consumer, true) == null) {
            deliveries.execute(() -> {
                try {
                    Thread.currentThread().setContextClassLoader(plugin.classLoader());
                    drain(consumer, plugin, delivery);
                } finally {
                    busy.remove(consumer);
                }
            });
        }
    }

    private void drain(String consumer, Plugin<?> plugin, Delivery delivery) {
        try {
            List<Outbox.Pending> batch;
            do {
                batch = outbox.next(consumer, BATCH);
                if (!batch.isEmpty()) {
                    plugin.stats().called();
                    delivery.deliver(batch.stream().map(Outbox.Pending::event).toList());
                    outbox.advance(consumer, batch.get(batch.size() - 1).position());
                }
            } while (batch.size() == BATCH);
            complaints.remove(consumer);
        } catch (Exception | LinkageError e) {
            plugin.stats().failed();
            String why = e.toString();
            if (!why.equals(complaints.put(consumer, why))) {
                LOG.warn("{} did not take events: {}. It gets them again until it does.", consumer, why);
            }
        }
    }
}
