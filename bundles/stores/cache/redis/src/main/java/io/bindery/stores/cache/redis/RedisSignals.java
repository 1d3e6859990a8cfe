package io.bindery.stores.cache.redis;

import io.bindery.api.store.ChangeSignals;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals by {@code PUBLISH} and {@code SUBSCRIBE}, many at once as one. Whoever announces only leaves word: a thread of its own sends, and
 * what it cannot send is lost. It connects by itself, at first and each time that the server was away. Thread-safe.
 */
final class RedisSignals implements ChangeSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSignals.class);
    private static final Pattern TOPIC = Pattern.compile("[a-z0-9-]{1,63}");
    /** Whoever announces more often than this is heard this often. */
    private static final long SEND_EVERY_MS = 20;

    private static final int IO_THREADS = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** A server whose machine is gone closes no connection; without this, the one that only listens would never find out. */
    private static final KeepAliveOptions KEEP_ALIVE = KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(15))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    private record Listener(String topic, Runnable heard) {}

    private final String channel;
    private final String place;
    private final Duration pause;
    private final ClientResources resources;
    private final RedisClient client;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor thread;
    private String told = "";
    private volatile @Nullable StatefulRedisConnection<String, String> mouth;
    private volatile boolean over;

    /**
     * Begins to connect; does not wait for it.
     *
     * @throws IOException if the configuration cannot be used; says what to do
     */
    RedisSignals(RedisConfig config) throws IOException {
        RedisURI address = Address.of(config);
        channel = config.channel();
        place = address.getHost() + ":" + address.getPort();
        pause = Duration.ofMillis(config.reconnectMillis());
        resources = ClientResources.builder()
                .ioThreadPoolSize(IO_THREADS)
                .computationThreadPoolSize(IO_THREADS)
                .reconnectDelay(Delay.exponential(FIRST_PAUSE, pause, 2, TimeUnit.MILLISECONDS))
                .build();
        client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                // Else signals would be kept while the server is away, and sent when nobody needs them any more.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofMillis(config.answerMillis())))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofMillis(config.connectMillis()))
                        .keepAlive(KEEP_ALIVE)
                        .build())
                .build());
        thread = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread one = new Thread(task, "bindery-redis");
                    one.setDaemon(true);
                    return one;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // after the end nothing is sent any more
        thread.execute(this::connect);
    }

    @Override
    public void announce(String topic) {
        if (announced.add(checked(topic))) {
            thread.schedule(() -> send(topic), SEND_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public Listening listen(String topic, Runnable heard) {
        Listener listener = new Listener(checked(topic), heard);
        listeners.add(listener);
        return () -> listeners.removeIf(it -> it == listener);
    }

    private static String checked(String topic) {
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("no topic: " + topic);
        }
        return topic;
    }

    private void send(String topic) {
        announced.remove(topic); // what is announced from here on is sent by the next round
        StatefulRedisConnection<String, String> connection = mouth;
        if (connection == null) {
            return;
        }
        try {
            connection.async().publish(channel, topic).exceptionally(e -> {
                LOG.debug("A signal is lost; whoever listens looks by himself", e);
                return 0L;
            });
        } catch (RedisException e) {
            LOG.debug("A signal is lost; whoever listens looks by himself", e);
        }
    }

    private void connect() {
        StatefulRedisConnection<String, String> speaks = null;
        StatefulRedisPubSubConnection<String, String> hears = null;
        try {
            speaks = client.connect();
            hears = client.connectPubSub();
            hears.addListener(new Ear());
            hears.sync().subscribe(channel); // and again by itself after each connection
            mouth = speaks;
        } catch (RedisException e) {
            if (over) {
                return;
            }
            tellOnce(e);
            close(speaks);
            close(hears);
            thread.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void close(@Nullable AutoCloseable connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (Exception e) { // declared by what can be closed at all
            LOG.debug("A connection did not close", e);
        }
    }

    private void tellOnce(RedisException e) {
        String why = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        if (!why.equals(told)) {
            LOG.warn(
                    "Redis at {} cannot be used: {}. What changes is seen some seconds later; it is tried again every {} ms.",
                    place,
                    why,
                    pause.toMillis());
            told = why;
        }
    }

    /** Called on threads of the client. */
    private final class Ear extends RedisPubSubAdapter<String, String> {

        @Override
        public void subscribed(String name, long count) {
            LOG.info("Redis at {} tells of changes", place);
            listeners.forEach(RedisSignals::tell); // nobody listened for a while
        }

        @Override
        public void message(String name, String topic) {
            for (Listener listener : listeners) {
                if (listener.topic().equals(topic)) {
                    tell(listener);
                }
            }
        }
    }

    private static void tell(Listener listener) {
        try {
            listener.heard().run();
        } catch (RuntimeException e) {
            LOG.error("A listener for {} failed", listener.topic(), e);
        }
    }

    @Override
    public void close() {
        over = true;
        thread.shutdownNow();
        client.shutdown(0, 2, TimeUnit.SECONDS);
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
