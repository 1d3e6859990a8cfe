package io.bindery.stores.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.store.ChangeSignals;
import io.bindery.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. */
class PostgresSignalsTest {

    private final HikariDataSource pool = TestPostgres.freshDatabase();
    private final PostgresSignals here = new PostgresSignals(pool, pool);
    private final PostgresSignals there = new PostgresSignals(pool, pool);

    @AfterEach
    void close() {
        here.close();
        there.close();
        pool.close();
    }

    private static AtomicInteger counted(ChangeSignals signals, String topic) {
        AtomicInteger count = new AtomicInteger();
        signals.listen(topic, count::incrementAndGet);
        return count;
    }

    /** Whoever has just begun may be told once that something could have been lost. */
    private void settle() throws InterruptedException {
        AtomicInteger one = counted(here, "settle");
        AtomicInteger other = counted(there, "settle");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            here.announce("settle");
            return one.get() > 1 && other.get() > 1;
        });
    }

    @Test
    void all_nodes_hear_what_one_announces_and_nothing_of_other_topics() throws Exception {
        settle();
        AtomicInteger own = counted(here, "books");
        AtomicInteger others = counted(there, "books");
        AtomicInteger unasked = counted(there, "pictures");
        here.announce("books");
        await().atMost(Duration.ofSeconds(20)).until(() -> own.get() == 1 && others.get() == 1);
        assertThat(unasked).hasValue(0);
    }

    @Test
    void many_announcements_are_heard_as_few_and_the_last_one_is_heard() throws Exception {
        settle();
        AtomicInteger heard = counted(there, "books");
        for (int i = 0; i < 10_000; i++) {
            here.announce("books");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() > 0);
        assertThat(heard).hasValueLessThan(1_000);
        int before = heard.get();
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        here.announce("books");
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() > before);
    }

    @Test
    void whoever_lost_the_connection_is_told_that_something_may_have_happened_and_hears_again() throws Exception {
        settle();
        AtomicInteger heard = counted(there, "books");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen bindery_changes'");
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() > 0);
        int before = heard.get();
        here.announce("books");
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() > before);
    }

    @Test
    void whoever_has_closed_hears_no_more_and_a_listener_that_fails_harms_no_other() throws Exception {
        settle();
        AtomicInteger closed = new AtomicInteger();
        there.listen("books", closed::incrementAndGet).close();
        there.listen("books", () -> {
            throw new IllegalStateException("a defect");
        });
        AtomicInteger heard = counted(there, "books");
        here.announce("books");
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() > 0);
        assertThat(closed).hasValue(0);
    }

    @Test
    void what_is_no_topic_is_refused() {
        assertThatThrownBy(() -> here.announce("Books'")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.listen("", () -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
