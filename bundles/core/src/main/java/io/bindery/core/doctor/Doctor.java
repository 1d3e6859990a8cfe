package io.bindery.core.doctor;

import io.bindery.api.job.JobState;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.ChangeSignals;
import io.bindery.core.engine.Home;
import io.bindery.core.health.Health;
import io.bindery.core.intake.Inbox;
import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Looks at each part of the platform, also while some of them are away. */
@Component
public final class Doctor implements Health {

    private static final long LITTLE_SPACE = 1L << 30;
    /** The database makes its files in pieces of 16 MiB. */
    private static final long NO_SPACE = 32L << 20;

    private static final int MANY_THREADS = 16;
    private static final Duration SIGNAL_TAKES = Duration.ofSeconds(2);

    private final Disks disks;
    private final PluginRegistry plugins;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Jobs jobs;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable BlobStore blobs;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Inbox inbox;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable RemoteIntake elsewhere;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ChangeSignals signals;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ContentScanner> scanners = List.of();

    /** Ready to look. */
    @Activate
    public Doctor(BundleContext context, @Reference PluginRegistry plugins) {
        disks = new Disks(Home.of(context));
        this.plugins = plugins;
    }

    @Override
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>(vital());
        checks.add(look(
                "space",
                "free some space: below 1 GiB the intake may soon stop",
                () -> disks.withAtLeast(LITTLE_SPACE)));
        ChangeSignals carried = signals;
        if (carried != null) {
            checks.add(look(
                    "signals",
                    "if a Redis is configured, start it or correct where it is looked for, else see the database; until then"
                            + " what happens is seen some seconds later",
                    () -> "heard after "
                            + SignalProbe.tryOut(carried, SIGNAL_TAKES).toMillis() + " ms"));
        }
        for (ContentScanner scanner : scanners) {
            checks.add(look(
                    "malware scanner",
                    "start it, or correct where it is looked for; jobs wait until then",
                    scanner::describe));
        }
        RemoteIntake places = elsewhere;
        if (places != null) {
            checks.addAll(places.examine());
        }
        plugins.list().forEach(plugin -> checks.add(plugin(plugin)));
        return checks;
    }

    @Override
    public List<Check> vital() {
        List<Check> checks = new ArrayList<>();
        checks.add(look("database", "start PostgreSQL, or see the log for why the embedded one did not start", () -> {
            Map<JobState, Long> counts = here(jobs, "the job store").counts();
            long under = counts.entrySet().stream()
                    .filter(entry -> !entry.getKey().terminal())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return counts.values().stream().mapToLong(Long::longValue).sum() + " jobs, " + under + " of them not ended";
        }));
        checks.add(look(
                "disk",
                "free some space: nothing can be taken in, and jobs wait until there is room",
                () -> disks.withAtLeast(NO_SPACE)));
        checks.add(look("book store", "check that the data folder can be written and the disk is not full", () -> {
            StoreProbe.tryOut(here(blobs, "the store of bytes"));
            return "takes bytes";
        }));
        checks.add(look("inbox", "make the inbox folder writable for the user that runs Bindery", () -> {
            Path root = here(inbox, "the inbox").root();
            try (Stream<Path> folders = Stream.concat(Stream.of(root), Files.list(root))) {
                Optional<Path> closed = folders.filter(Files::isDirectory)
                        .filter(folder -> !Files.isWritable(folder))
                        .findFirst();
                if (closed.isPresent()) {
                    throw new IOException(closed.get() + " cannot be written: its books stay there until it can");
                }
            }
            return root.toString();
        }));
        return checks;
    }

    private static Check plugin(PluginInfo plugin) {
        String name = "plugin " + plugin.name() + " (" + plugin.kind() + ")";
        String calls = plugin.version() + ", " + plugin.calls() + " calls, " + plugin.failures() + " failed";
        if (plugin.state().equals("away")) {
            return new Check(
                    name, false, "was here and is away", "put its bundle back, if you did not mean to remove it");
        }
        if (plugin.state().equals("shadowed")) {
            return new Check(
                    name,
                    false,
                    "another plugin of the same name takes its place",
                    "remove one of the two, or give each its own service property bindery.plugin");
        }
        if (!plugin.fitness().fit()) {
            return new Check(
                    name,
                    false,
                    calls + ", keeps failing and is left alone since "
                            + plugin.fitness().since() + ": " + plugin.fitness().lastFailure(),
                    "jobs that need it wait; deploy a version that works, or mend its surroundings and run"
                            + " `bindery plugins reset " + plugin.name() + "`; remove it if it is not needed");
        }
        if (plugin.abandonedCalls() > 0) {
            return new Check(
                    name,
                    false,
                    calls + ", " + plugin.abandonedCalls() + " calls do not end",
                    "restart Bindery to be rid of their threads, and report it to the plugin's maker");
        }
        return plugin.fitness().threadsLeft() > MANY_THREADS
                ? new Check(
                        name,
                        false,
                        calls + ", " + plugin.fitness().threadsLeft() + " threads that its calls left still run",
                        "restart Bindery to be rid of them, and report it to the plugin's maker")
                : new Check(name, true, calls, "");
    }

    /** What a look at a part does; returns what it saw. */
    @FunctionalInterface
    private interface Look {
        String see() throws Exception;
    }

    private static Check look(String part, String remedy, Look look) {
        try {
            return new Check(part, true, look.see(), "");
        } catch (Exception e) {
            return new Check(part, false, String.valueOf(e.getMessage()), remedy);
        }
    }

    private static <T> T here(@Nullable T part, String name) throws IOException {
        if (part == null) {
            throw new IOException(name + " is not there (yet)");
        }
        return part;
    }
}
