package io.bindery.stores.jobs;

import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.ChangeSignals;
import io.bindery.api.store.JobFeed;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStatistics;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.MetadataMerger;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.RefreshTokens;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StateSnapshots;
import io.bindery.api.store.StateUpkeep;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.api.store.TableCopy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the ports of state as long as there is a database. A thread of its own prepares the tables and tries again if that
 * fails, since a component whose activation has thrown is not activated again by itself.
 */
@Component(
        service = {},
        immediate = true)
public final class JobsComponent {

    private static final Logger LOG = LoggerFactory.getLogger(JobsComponent.class);
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final BundleContext context;
    private final DataSource dataSource;
    private final TableCopy copy;
    private final MetadataMerger merger;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "bindery-stores"));

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ChangeSignals signals;

    /** Begins to open the stores. */
    @Activate
    public JobsComponent(
            BundleContext context,
            @Reference(target = "(bindery.database=main)") DataSource dataSource,
            @Reference TableCopy copy,
            @Reference MetadataMerger merger) {
        this.context = context;
        this.dataSource = dataSource;
        this.copy = copy;
        this.merger = merger;
        thread.execute(this::serveUntilInterrupted);
    }

    /** Takes the ports away. */
    @Deactivate
    public void stop() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("The stores are still closing after 30 seconds");
        }
    }

    private void serveUntilInterrupted() {
        long pause = 1;
        while (true) {
            try (PostgresStores stores = open()) {
                serve(stores);
                return;
            } catch (StoreUnavailableException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.error("No stores: {}. Trying again in {} s", e.getMessage(), pause, e);
            }
            try {
                TimeUnit.SECONDS.sleep(pause);
            } catch (InterruptedException e) {
                return; // the component is being stopped
            }
            pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2);
        }
    }

    private PostgresStores open() {
        String home = context.getProperty("bindery.home");
        return home == null
                ? PostgresStores.open(dataSource, merger)
                : PostgresStores.openRestored(Path.of(home), dataSource, copy, merger);
    }

    private void serve(PostgresStores stores) {
        Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();
        try {
            registrations.push(context.registerService(JobReader.class, stores.reader(), null));
            registrations.push(context.registerService(ResultStore.class, stores.results(), null));
            registrations.push(context.registerService(Catalogue.class, stores.catalogue(), null));
            registrations.push(context.registerService(MetadataLayers.class, stores.layers(), null));
            registrations.push(context.registerService(BookEdits.class, stores.edits(), null));
            registrations.push(context.registerService(Outbox.class, stores.outbox(), null));
            registrations.push(context.registerService(StateUpkeep.class, stores.upkeep(), null));
            registrations.push(context.registerService(StateSnapshots.class, stores.snapshots(copy), null));
            registrations.push(context.registerService(Accounts.class, stores.accounts(), null));
            registrations.push(context.registerService(AccessTokens.class, stores.accessTokens(), null));
            registrations.push(context.registerService(RefreshTokens.class, stores.refreshTokens(), null));
            registrations.push(context.registerService(AuditLog.class, stores.auditLog(), null));
            registrations.push(context.registerService(JobFeed.class, stores.feed(), null));
            registrations.push(context.registerService(JobStatistics.class, stores.statistics(), null));
            registrations.push(context.registerService(JobStore.class, stores.jobs(this::announce), null));
            LOG.info("The stores for jobs, results, catalogue and outbox are open");
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            LOG.debug("The stores are closing");
        } finally {
            registrations.forEach(JobsComponent::unregister);
        }
    }

    private void announce() {
        ChangeSignals there = signals;
        if (there != null) {
            there.announce(ChangeSignals.JOB_FEED);
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The framework had taken the service away already", e);
        }
    }
}
