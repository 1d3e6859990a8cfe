package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StaleJobException;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.conversion.ConvertFormat;
import io.bindery.core.conversion.Targets;
import io.bindery.core.error.CoreError;
import io.bindery.core.pipeline.Pipeline;
import io.bindery.core.registry.Plugins;
import io.bindery.core.steps.JobView;
import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.StepCatalogue;
import io.bindery.core.steps.Task;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Holds the jobs that this worker carries, and runs their steps. What happens is saved before anybody is told. Safe for use by
 * several threads.
 */
final class Engine implements Pipeline, JobEnds, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final JobStore store;
    private final ResultStore results;
    private final Settings settings;
    private final Transitions transitions;
    private final SideBySide sideBySide;
    private final StepRun stepRun;
    private final Map<String, Step> steps;
    private final Map<String, StepPool> pools = new LinkedHashMap<>();
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final List<Consumer<Job>> endListeners = new CopyOnWriteArrayList<>();
    private final Dispatcher dispatcher;
    private volatile boolean stopping;

    Engine(
            JobStore store,
            JobReader reader,
            ResultStore results,
            BlobStore blobs,
            Plugins plugins,
            Targets targets,
            MetadataLayers layers,
            Path workRoot,
            Path texts,
            String worker,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.results = results;
        this.settings = settings;
        this.transitions = new Transitions(store, reader, worker, clock);
        PluginCaller caller = new PluginCaller(blobs, workRoot, texts, settings.workspaceBytes, plugins::has);
        TaskRun tasks = new TaskRun(results, caller, settings);
        Keeper keeper = new Keeper(transitions, settings);
        this.sideBySide = new SideBySide(tasks, keeper, settings.parallelism(ConvertFormat.NAME));
        this.stepRun = new StepRun(transitions, tasks, keeper, sideBySide);
        StepCatalogue catalogue = new StepCatalogue(
                plugins,
                settings.bookTypes,
                settings.bookEndings,
                settings.scannerRequired,
                new ConvertFormat(plugins, targets),
                layers);
        this.steps = catalogue.all();
        for (String step : steps.keySet()) {
            // Half of all that is under way may queue before one step; the other half is left for jobs at other steps.
            pools.put(step, new StepPool(step, settings.parallelism(step), settings.maxInFlight / 2));
        }
        this.dispatcher = new Dispatcher(store, reader, this, catalogue, transitions, worker, settings, clock);
        plugins.onChange(dispatcher::signal);
    }

    @Override
    public Attachment attach(Consumer<String> route) {
        return dispatcher.attach(route);
    }

    @Override
    public Set<String> steps() {
        return steps.keySet();
    }

    @Override
    public CompletionStage<Next> run(String name, String jobId) {
        Step step = steps.get(name);
        if (step == null) {
            throw new IllegalArgumentException("there is no step " + name + "; there are " + steps.keySet());
        }
        Flight flight = flights.get(jobId);
        if (flight == null) {
            return CompletableFuture.completedFuture(Next.STOP);
        }
        CompletableFuture<Next> next = new CompletableFuture<>();
        boolean taken = !stopping
                && pools.get(name).offer(() -> {
                    try {
                        next.complete(carry(flight, step));
                    } finally {
                        next.complete(Next.STOP); // whatever broke off, nobody must wait for it
                    }
                });
        if (!taken) {
            NextStep here = new NextStep(name, "", flight.fresh());
            String reason = stopping ? "the platform stops" : "step " + name + " has no room just now";
            land(flight, () -> transitions.queued(flight.job(), here, "", reason));
            return CompletableFuture.completedFuture(Next.STOP);
        }
        return next;
    }

    private Next carry(Flight flight, Step step) {
        MDC.put("job", flight.job().id());
        MDC.put("step", step.name());
        try {
            StepRun.End end = stepRun.run(flight, step);
            if (end == StepRun.End.DONE) {
                return Next.CONTINUE;
            }
            if (end == StepRun.End.LANDED) {
                landed(flight);
            } else {
                leave(flight);
            }
        } catch (StoreUnavailableException e) {
            dispatcher.strand(flight, e);
        } catch (OutOfMemoryError e) { // somebody else took the memory; this job is as good as before
            dispatcher.strand(flight, new StoreUnavailableException("there was no memory to do it", e));
        } catch (RuntimeException | Error e) { // whatever it is, the job must not stay in the air
            LOG.error("Step {} of job {} broke off", step.name(), flight.job().id(), e);
            land(
                    flight,
                    () -> transitions.failed(
                            flight.job(),
                            null,
                            CoreError.PLATFORM_DEFECT.failure("in step " + step.name() + ": " + e)));
        } finally {
            MDC.remove("job");
            MDC.remove("step");
            dispatcher.signal();
        }
        return Next.STOP;
    }

    @Override
    public void succeed(String jobId) {
        Flight flight = flights.get(jobId);
        if (flight != null && !flight.cancelled()) {
            land(flight, () -> transitions.succeeded(flight.job()));
            dispatcher.signal();
        }
    }

    @Override
    public void release(String jobId) {
        Flight flight = flights.get(jobId);
        if (flight == null || flight.stranded()) {
            return;
        }
        if (flight.cancelled()) {
            leave(flight);
        } else {
            LOG.warn("The route dropped job {}; it goes back into the queue. Look for the route's error above.", jobId);
            NextStep again = new NextStep("", "", flight.fresh());
            land(flight, () -> transitions.queued(flight.job(), again, "", "the route dropped it"));
        }
    }

    /** Makes a last transition of a flight. */
    private void land(Flight flight, java.util.function.Supplier<Job> transition) {
        try {
            flight.saved(transition.get());
            landed(flight);
        } catch (StaleJobException e) {
            LOG.info("{}; this worker leaves it", e.getMessage());
            leave(flight);
        } catch (StoreUnavailableException e) {
            dispatcher.strand(flight, e);
        }
    }

    private void landed(Flight flight) {
        Job job = flight.job();
        leave(flight);
        if (job.state().terminal()) {
            ended(job);
        }
    }

    /** Fails a claimed job that cannot even be taken on board, so that it does not keep others from it. */
    void defect(Job job, Throwable thrown) {
        LOG.error("Job {} cannot be taken on", job.id(), thrown);
        Flight flight = new Flight(job, List.of());
        land(flight, () -> transitions.failed(job, null, CoreError.PLATFORM_DEFECT.failure(String.valueOf(thrown))));
    }

    /** Tells that a job has ended. */
    void ended(Job job) {
        for (Consumer<Job> listener : endListeners) {
            try {
                listener.accept(job);
            } catch (RuntimeException e) {
                LOG.error("A listener failed on the end of job {}", job.id(), e);
            }
        }
    }

    @Override
    public void onEnd(Consumer<Job> listener) {
        endListeners.add(listener);
    }

    /**
     * Takes a claimed job on board.
     *
     * @return empty if it was tried too often already and has been failed
     */
    Optional<Flight> board(Job job) {
        if (job.failuresInARow() >= settings.maxAttempts) {
            Flight flight = new Flight(job, List.of());
            land(
                    flight,
                    () -> transitions.failed(
                            job,
                            null,
                            CoreError.ATTEMPTS_SPENT.failure("after " + job.failuresInARow()
                                    + " attempts during which the platform broke off each time, near step "
                                    + (job.nextStep().isEmpty() ? "identify" : job.nextStep()))));
            return Optional.empty();
        }
        Flight flight = new Flight(job, job.steps().isEmpty() ? List.of() : results.ofJob(job.id()));
        flights.put(job.id(), flight);
        return Optional.of(flight);
    }

    void leave(Flight flight) {
        // In this order: once the flight is gone, the job's next one may begin.
        transitions.forget(flight.job().id());
        flights.remove(flight.job().id(), flight);
    }

    int inFlight() {
        return flights.size();
    }

    Optional<Flight> flight(String jobId) {
        return Optional.ofNullable(flights.get(jobId));
    }

    Set<String> stepsWithRoom() {
        return pools.entrySet().stream()
                .filter(entry -> entry.getValue().hasRoom())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether a step that a job has passed has work for it that is not done. */
    boolean leftOut(Job job) {
        return steps.values().stream()
                        .filter(Step::sideBySide)
                        .flatMap(step -> open(step, job))
                        .findAny()
                        .isPresent()
                || job.steps().stream().anyMatch(record -> record.state() == StepState.OMITTED);
    }

    private static Stream<Task> open(Step step, Job job) {
        try {
            return step.tasks(new JobView(job, BookMetadata.EMPTY, "", List.of())).stream()
                    .filter(task -> job.step(step.name(), task.recordedAs())
                            .filter(record -> record.state().finished())
                            .isEmpty());
        } catch (PluginAwayException e) {
            return Stream.of(); // nobody could do it anyway
        }
    }

    Transitions transitions() {
        return transitions;
    }

    /** Looks at the queue soon. */
    void signal() {
        dispatcher.signal();
    }

    void start() {
        dispatcher.start();
    }

    @Override
    public void close() {
        stopping = true;
        dispatcher.close();
        pools.values().forEach(StepPool::shutdown);
        long deadline = System.nanoTime() + settings.stop.toNanos();
        try {
            for (StepPool pool : pools.values()) {
                pool.close(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sideBySide.close();
        transitions.close();
        dispatcher.giveBack();
        LOG.info("The engine has stopped");
    }
}
