package io.bindery.core.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.content.MediaType;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Accepted;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import io.bindery.core.metadata.Merging;
import io.bindery.core.observe.EngineObserver;
import io.bindery.core.pipeline.Pipeline;
import io.bindery.core.registry.Annotations;
import io.bindery.core.registry.Plugin;
import io.bindery.stores.blobs.files.FileBlobStore;
import io.bindery.stores.jobs.PostgresStores;
import io.bindery.testkit.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** An engine on the real stores, with plugins from a shelf and a route in the order of the real one. */
final class EngineRig implements AutoCloseable {

    static final List<String> ORDER = List.of(
            "identify",
            "scan-content",
            "import-feed",
            "validate",
            "extract-metadata",
            "enrich-metadata",
            "check-quality",
            "convert-format",
            "catalogue");

    final PluginShelf shelf = new PluginShelf();
    final PluginShelf.LineFormat format = new PluginShelf.LineFormat("text/book");
    final Plugin<FormatHandler> formatPlugin;
    // Opening stores takes seconds: all tests share them, each with empty tables.
    private static final HikariDataSource DATABASE = TestPostgres.freshDatabase();
    private static final Outage OUTAGE = new Outage();
    private static final PostgresStores STORES = PostgresStores.open(OUTAGE.over(DATABASE), new Merging());

    final PostgresStores stores = STORES;
    final FileBlobStore blobs;
    private final Path folder;
    private final Map<String, Object> configuration = new HashMap<>(Map.of(
            "pollMillis",
            20L,
            "firstPauseMillis",
            10L,
            "longestPauseMillis",
            50L,
            "leaseMillis",
            3_000L,
            "bookTypes",
            new String[] {"text/book", "text/other"}));
    /** Into which formats all books are made. */
    volatile List<MediaType> targets = List.of();

    final SetClock clock = new SetClock();
    Engine engine;
    Jobs jobs;
    private Pipeline.Attachment route;

    EngineRig(Path folder) throws IOException {
        this.folder = folder;
        empty(DATABASE);
        blobs = new FileBlobStore(folder.resolve("blobs"));
        shelf.put(FormatDetector.class, "first-line", new PluginShelf.FirstLine());
        formatPlugin = shelf.put(FormatHandler.class, "lines", format);
    }

    private static void empty(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'"
                    + " and tablename <> 'flyway_schema_history'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            statement.execute("truncate " + String.join(", ", tables) + " cascade");
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be emptied", e);
        }
    }

    EngineRig with(String option, Object value) {
        configuration.put(option, value);
        return this;
    }

    /** Starts an engine; a second call is the next life of the same worker. */
    EngineRig start() {
        Settings settings = new Settings(config());
        engine = new Engine(
                stores.jobs(),
                stores.reader(),
                stores.results(),
                blobs,
                shelf,
                publisher -> targets,
                stores.layers(),
                folder.resolve("work"),
                folder.resolve("texts"),
                "worker",
                settings,
                clock);
        jobs = new JobDesk(
                engine,
                stores.jobs(),
                stores.reader(),
                stores.results(),
                blobs,
                settings,
                clock,
                () -> UUID.randomUUID().toString());
        Engine current = engine;
        route = engine.attach(jobId -> carry(current, jobId, 0));
        engine.start();
        return this;
    }

    void observe(EngineObserver observer) {
        engine.transitions().observers().add(observer);
    }

    private static void carry(Engine engine, String jobId, int step) {
        if (step == ORDER.size()) {
            engine.succeed(jobId);
            engine.release(jobId);
            return;
        }
        engine.run(ORDER.get(step), jobId).thenAccept(next -> {
            if (next == Pipeline.Next.CONTINUE) {
                carry(engine, jobId, step + 1);
            } else {
                engine.release(jobId);
            }
        });
    }

    private EngineConfig config() {
        return Annotations.of(EngineConfig.class, configuration);
    }

    Job submit(String book) throws IOException {
        return submit("acme", book);
    }

    Job submit(String publisher, String book) throws IOException {
        Accepted accepted = jobs.submit(
                new Submission(UUID.randomUUID().toString(), publisher, "book.txt", "", "test"),
                new ByteArrayInputStream(book.getBytes(StandardCharsets.UTF_8)));
        return accepted.job();
    }

    static String book(String... lines) {
        return "type: text/book\n" + String.join("\n", lines);
    }

    /** Waits until a job is in a state, and gives all about it. */
    JobReport await(Job job, JobState state) {
        return await(
                "job " + job.id() + " to be " + state, () -> report(job).job().state() == state, job);
    }

    JobReport await(String what, java.util.concurrent.Callable<Boolean> condition, Job job) {
        until(what, condition);
        return report(job);
    }

    static void until(String what, java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    JobReport report(Job job) {
        return jobs.report(job.id()).orElseThrow();
    }

    /** The platform dies: it takes up no job any more, and finishes nothing. */
    Engine die() {
        route.close();
        return engine;
    }

    /** Takes up jobs again, in the same life. */
    void attachAgain() {
        Engine current = engine;
        route = engine.attach(jobId -> carry(current, jobId, 0));
    }

    /** Waits until the store knows of so many steps: quick ones are saved a moment after they have ended. */
    void awaitSaved(Job job, int steps) {
        until(
                steps + " steps to be saved",
                () -> stores.reader().find(job.id()).orElseThrow().steps().size() == steps);
    }

    /** From now on the database does what the engine tells it, and its answer is lost on the way. */
    void answersLost(boolean lost) {
        OUTAGE.answersLost = lost;
    }

    /** Makes the database refuse every connection, or accept them again. */
    void databaseAway(boolean away) {
        OUTAGE.away = away;
    }

    @Override
    public void close() throws IOException {
        OUTAGE.away = false;
        OUTAGE.answersLost = false;
        if (engine != null) {
            engine.close();
        }
        blobs.close();
    }

    /** The wall clock, which somebody sets. */
    static final class SetClock extends Clock {
        private volatile Duration off = Duration.ZERO;

        void set(Duration ahead) {
            off = ahead;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(off);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Stands between the stores and the database, and can cut them off. */
    private static final class Outage {
        private volatile boolean away;
        private volatile boolean answersLost;

        DataSource over(DataSource real) {
            return (DataSource) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                        if (away && method.getReturnType() == Connection.class) {
                            throw new SQLTransientConnectionException("the test has cut the database off", "08006");
                        }
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof Connection connection ? losing(connection) : answer;
                    });
        }

        private Connection losing(Connection real) {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        Object answer = method.invoke(real, arguments);
                        loseAfter(method.getName().equals("commit"));
                        boolean writes =
                                answer instanceof PreparedStatement && writes(arguments[0]) && real.getAutoCommit();
                        return writes ? losing((PreparedStatement) answer) : answer;
                    });
        }

        private static boolean writes(Object sql) {
            return !sql.toString().strip().startsWith("select");
        }

        /** A statement that is a transaction by itself. */
        private PreparedStatement losing(PreparedStatement real) {
            return (PreparedStatement) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> {
                        Object answer = method.invoke(real, arguments);
                        loseAfter(method.getName().startsWith("execute"));
                        return answer;
                    });
        }

        private void loseAfter(boolean committed) throws SQLException {
            boolean engines = Thread.currentThread().getName().startsWith("bindery-");
            if (answersLost && engines && committed) {
                throw new SQLTransientConnectionException("the test has lost the answer", "08006");
            }
        }
    }
}
