package io.bindery.stores.database;

import io.bindery.api.store.ChangeSignals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals by {@code LISTEN} and {@code NOTIFY}. They are not sent in the transaction that changes something, but just after it, and many at
 * once as one: PostgreSQL lets transactions that notify commit only one after the other. Thread-safe.
 */
final class PostgresSignals implements ChangeSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
    private static final String CHANNEL = "bindery_changes";
    private static final Pattern TOPIC = Pattern.compile("[a-z0-9-]{1,63}");
    /** Whoever announces more often than this is heard this often. */
    private static final long SEND_EVERY_MS = 20;
    /** How soon a stop is seen. */
    private static final int LISTEN_MS = 500;

    private static final long PAUSE_MS = 1_000;

    private record Listener(String topic, Runnable heard) {}

    private final DataSource own;
    private final DataSource pool;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> unsent = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Thread sender = new Thread(this::send, "bindery-signals-out");
    private final Thread receiver = new Thread(this::receive, "bindery-signals-in");
    private volatile boolean over;

    /**
     * Begins to listen.
     *
     * @param own gives a connection that is used for nothing else
     * @param pool gives connections for a moment
     */
    PostgresSignals(DataSource own, DataSource pool) {
        this.own = own;
        this.pool = pool;
        sender.setDaemon(true);
        receiver.setDaemon(true);
        sender.start();
        receiver.start();
    }

    @Override
    public void announce(String topic) {
        if (announced.add(checked(topic))) {
            unsent.add(topic);
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

    private void send() {
        try {
            while (!over) {
                String topic = unsent.take();
                announced.remove(topic); // what is announced from here on is sent by the next round
                notify(topic);
                TimeUnit.MILLISECONDS.sleep(SEND_EVERY_MS);
            }
        } catch (InterruptedException e) {
            LOG.debug("No more signals are sent");
        }
    }

    private void notify(String topic) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, topic);
            statement.execute();
        } catch (SQLException e) {
            LOG.debug("A signal is lost; whoever listens looks by himself", e);
        }
    }

    private void receive() {
        while (!over) {
            try (Connection connection = own.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                listeners.forEach(PostgresSignals::tell); // nobody listened for a while
                while (!over) {
                    PGNotification[] heard =
                            connection.unwrap(PGConnection.class).getNotifications(LISTEN_MS);
                    if (heard != null) {
                        tell(heard);
                    }
                }
            } catch (SQLException e) {
                LOG.debug("Signals cannot be heard just now", e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void tell(PGNotification[] heard) {
        Set<String> topics = ConcurrentHashMap.newKeySet();
        for (PGNotification one : heard) {
            topics.add(one.getParameter());
        }
        for (Listener listener : listeners) {
            if (topics.contains(listener.topic())) {
                tell(listener);
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

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        over = true;
        sender.interrupt();
        receiver.interrupt();
    }
}
