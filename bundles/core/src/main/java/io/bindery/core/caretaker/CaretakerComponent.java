package io.bindery.core.caretaker;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.StateSnapshots;
import io.bindery.api.store.StateUpkeep;
import io.bindery.core.engine.Home;
import io.bindery.core.intake.Inbox;
import io.bindery.core.upkeep.Backups;
import io.bindery.core.upkeep.Upkeep;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups and clears away, on demand and by itself. */
@Component(configurationPid = "io.bindery.core.upkeep", immediate = true)
@Designate(ocd = UpkeepConfig.class)
public final class CaretakerComponent implements Backups, Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(CaretakerComponent.class);
    private static final Duration USUAL_AGE_OF_BYTES = Duration.ofDays(1);
    /** Shared by all lives of the component: a change of the configuration must not forget a backup under way. */
    private static final BlobPins PINS = new BlobPins();

    private final Path home;
    private final String version;
    private final Policy policy;
    private final BlobStore blobs;
    private final StateSnapshots snapshots;
    private final GarbageCollection garbage;
    private final Retention retention;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Inbox inbox;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bindery-upkeep");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    /** Begins to look after the data. */
    @Activate
    public CaretakerComponent(
            BundleContext context,
            UpkeepConfig config,
            @Reference BlobStore blobs,
            @Reference BlobInventory inventory,
            @Reference StateSnapshots snapshots,
            @Reference StateUpkeep state)
            throws IOException {
        home = Home.of(context);
        version = context.getBundle().getVersion().toString();
        policy = policy(config);
        this.blobs = blobs;
        this.snapshots = snapshots;
        garbage = new GarbageCollection(inventory, state, PINS);
        retention = new Retention(state, policy);
        Spool.clear(home);
        clock.scheduleWithFixedDelay(this::lookAfter, 1, config.everyMinutes(), TimeUnit.MINUTES);
    }

    private static Policy policy(UpkeepConfig config) {
        try {
            return Policy.of(config);
        } catch (IllegalArgumentException e) {
            // backups must not depend on it
            LOG.error("io.bindery.core.upkeep is not understood, so all is kept: {}", e.getMessage());
            return Policy.KEEP_ALL;
        }
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
    }

    @Override
    public Backup begin(boolean secrets) throws IOException {
        return BackupRun.begin(new BackupRun.Sources(home, inboxFolder(), snapshots, blobs, PINS, version), secrets);
    }

    private Path inboxFolder() {
        Inbox present = inbox;
        return present == null ? home.resolve("inbox") : present.root();
    }

    @Override
    public synchronized UpkeepReport collectGarbage(@Nullable Duration olderThan, boolean apply) {
        Duration configured = policy.unreferencedBytes() == null ? USUAL_AGE_OF_BYTES : policy.unreferencedBytes();
        Duration age = olderThan == null ? configured : olderThan;
        if (age.compareTo(Policy.LEAST_AGE_OF_BYTES) < 0) {
            throw new IllegalArgumentException("bytes must not have been sent for at least ten minutes, not " + age
                    + ": a book that is just being taken in would lose them");
        }
        return told(garbage.run(age, apply));
    }

    @Override
    public synchronized UpkeepReport retain(boolean apply) {
        return told(retention.run(inboxFolder(), apply));
    }

    private static UpkeepReport told(UpkeepReport report) {
        if (report.applied()) {
            report.lines().stream()
                    .filter(line -> line.count() > 0)
                    .forEach(line -> LOG.info("Removed {} {}, {}", line.count(), line.what(), line.rule()));
        }
        return report;
    }

    private void lookAfter() {
        try {
            retain(true);
            if (policy.unreferencedBytes() == null) {
                return;
            }
            if (garbage.mostWouldGo(policy.unreferencedBytes())) {
                LOG.warn("Nothing refers to most of the stored bytes, so none is deleted by itself: is this the right"
                        + " database? ./bindery gc shows them, ./bindery gc --apply deletes them");
                return;
            }
            collectGarbage(policy.unreferencedBytes(), true);
        } catch (RuntimeException | Error e) { // the schedule would end without a word
            LOG.warn("Looking after the data failed; it is tried again later", e);
        }
    }
}
