package io.bindery.core.inbox;

import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.StepState;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.engine.Home;
import io.bindery.core.engine.JobEnds;
import io.bindery.core.error.CoreError;
import io.bindery.core.error.IntakeError;
import io.bindery.core.intake.Inbox;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes books out of the inbox and, when their jobs have ended, puts them where their publisher looks for them. All that it must
 * remember lies in the folders themselves, so a crash at any moment loses nothing.
 */
@Component(configurationPid = "io.bindery.core.inbox")
@Designate(ocd = InboxConfig.class)
public final class InboxComponent implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(InboxComponent.class);
    private static final String DEFAULT_PUBLISHER = "house";
    private static final int MOST_CHANGES = 5;
    private static final int LOOKS_FOR_STRAYS = 3;
    private static final int LOOKS = 10;

    private final Jobs jobs;
    private final JobReader reader;
    private final Path root;
    private final Path quarantine;
    private final Arrivals arrivals;
    private final Strays strays;
    /** How often a book changed while it was read. */
    private final Map<TakenBook, Integer> changes = new ConcurrentHashMap<>();
    /** Taken, and not yet a job; with the reason why it could not become one so far. */
    private final Map<TakenBook, String> unsubmitted = new ConcurrentHashMap<>();
    /** By the id of the job under way. */
    private final Map<String, TakenBook> underWay = new ConcurrentHashMap<>();
    /** Jobs that have ended while their books could not be put into their places. */
    private final Map<String, Job> unplaced = new ConcurrentHashMap<>();

    private final Complaints complaints = new Complaints();
    private boolean opened;
    private String lookedAt = "";

    /** Touched by the caretaker only. */
    private long looks;

    private final ScheduledExecutorService caretaker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bindery-inbox");
        thread.setDaemon(true);
        return thread;
    });

    /** Opens the inbox and picks up what an earlier life left half done. */
    @Activate
    public InboxComponent(
            BundleContext context,
            InboxConfig config,
            @Reference Jobs jobs,
            @Reference JobReader reader,
            @Reference JobEnds ends) {
        this.jobs = jobs;
        this.reader = reader;
        quarantine = Home.of(context).resolve("quarantine");
        root = config.folder().isBlank() ? Home.of(context).resolve("inbox") : Path.of(config.folder());
        arrivals = new Arrivals(config.settleMillis());
        strays = new Strays(root, arrivals);
        open();
        ends.onEnd(job -> caretaker.execute(() -> place(job)));
        caretaker.scheduleWithFixedDelay(this::lookAfter, 0, 1, TimeUnit.SECONDS);
    }

    /** Makes the folder and finds what was left; a folder that cannot be written just now is tried again. */
    private synchronized void open() {
        if (opened) {
            return;
        }
        try {
            Files.createDirectories(root.resolve(DEFAULT_PUBLISHER));
            try (Stream<Path> all = Files.list(root)) {
                List<Path> folders = Stream.concat(Stream.of(root), all)
                        .filter(Files::isDirectory)
                        .toList();
                for (Path folder : folders) {
                    TakenBook.left(folder).forEach(book -> unsubmitted.put(book, ""));
                }
            }
            opened = true;
        } catch (IOException e) {
            complaints.complain(root, "the inbox cannot be opened: " + Complaints.reason(e) + "; it is tried again");
        }
    }

    @Deactivate
    void close() {
        caretaker.shutdown();
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public boolean hasArrived(Path file) {
        // While a taken book cannot become a job, more of them would only wait elsewhere: they wait best where they
        // are.
        return unsubmitted.isEmpty() && publisher(file).isPresent() && arrivals.hasArrived(file);
    }

    private Optional<String> publisher(Path file) {
        Path folder = file.getParent();
        String name = folder.equals(root) ? DEFAULT_PUBLISHER : String.valueOf(folder.getFileName());
        if (Submission.PUBLISHER.matcher(name).matches()) {
            return Optional.of(name);
        }
        complaints.complain(
                folder, "nothing is taken out of it: its name is no publisher's: use a-z, 0-9, - and _ only");
        return Optional.empty();
    }

    @Override
    public void take(Path file) {
        try {
            Path folder = file.getParent();
            TakenBook book = TakenBook.take(folder.equals(root) ? root.resolve(DEFAULT_PUBLISHER) : folder, file);
            arrivals.forget(file);
            complaints.forget(file);
            submit(book);
        } catch (IOException e) {
            complaints.complain(
                    file, "not taken in, since it cannot be moved: " + Complaints.reason(e) + "; it is tried again");
        }
    }

    private void submit(TakenBook taken) {
        try {
            Optional<Path> book = taken.book();
            if (book.isEmpty()) {
                taken.place("done", "");
                unsubmitted.remove(taken);
                return;
            }
            Optional<Job> before = reader.findByIntakeKey(taken.intakeKey());
            Job job = before.isPresent() ? before.get() : submit(taken, book.get());
            unsubmitted.remove(taken);
            underWay.put(job.id(), taken);
            // It may have ended before anybody knew which book it was of.
            reader.find(job.id()).filter(now -> now.state().terminal()).ifPresent(this::place);
        } catch (InvalidSubmissionException e) {
            refuse(taken, e);
        } catch (SteadyFile.UnreadableException e) {
            refuse(taken, new InvalidSubmissionException(IntakeError.UNREADABLE, IntakeError.UNREADABLE.cause()));
        } catch (SteadyFile.ChangedException e) {
            if (changes.merge(taken, 1, Integer::sum) < MOST_CHANGES) {
                unsubmitted.put(taken, String.valueOf(e.getMessage()));
            } else {
                refuse(taken, new InvalidSubmissionException(IntakeError.KEEPS_CHANGING, e.getMessage()));
            }
        } catch (IOException | StoreUnavailableException | IntakeBusyException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(unsubmitted.put(taken, why))) {
                LOG.warn("{} cannot be taken in yet: {}. It is tried again every second.", taken.folder(), why);
            }
        }
    }

    private Job submit(TakenBook taken, Path book) throws IOException {
        String folder = String.valueOf(taken.publisherFolder().getFileName());
        Submission submission = new Submission(
                taken.intakeKey(), folder, book.getFileName().toString(), taken.expectedSha256(), "inbox");
        try (InputStream bytes = SteadyFile.open(book)) {
            return jobs.submit(submission, bytes).job();
        }
    }

    private void refuse(TakenBook taken, InvalidSubmissionException e) {
        try {
            String name =
                    taken.book().map(Path::getFileName).map(Path::toString).orElse("");
            taken.place("rejected", Reports.ofRefusal(name, String.valueOf(e.getMessage()), e.code()));
            unsubmitted.remove(taken);
            changes.remove(taken);
            LOG.warn("{} was refused: {}", name, e.getMessage());
        } catch (IOException io) {
            complaints.complain(
                    taken.folder(),
                    "it was refused and cannot be put into rejected/: " + Complaints.reason(io)
                            + "; it is tried again");
        }
    }

    private void lookAfter() {
        try {
            open();
            unsubmitted.keySet().forEach(this::submit);
            unplaced.values().forEach(this::place);
            lookForMissedEnds();
            if (opened && ++looks % LOOKS_FOR_STRAYS == 0) {
                strays.find().forEach(this::refuseStray);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("The inbox is gone; its folder is made anew at the next start", e);
        } catch (IOException e) {
            complaints.complain(root, "the inbox cannot be looked through: " + Complaints.reason(e));
        } catch (StoreUnavailableException e) {
            LOG.debug("The store is away; the inbox is looked after when it is back", e);
        } catch (RuntimeException | Error e) { // the schedule would end without a word
            LOG.error("Looking after the inbox failed; it is tried again", e);
        }
    }

    /** Moves it as it is; it is never opened. */
    private void refuseStray(Path stray) {
        try {
            Path folder = stray.getParent();
            TakenBook taken = TakenBook.take(folder.equals(root) ? root.resolve(DEFAULT_PUBLISHER) : folder, stray);
            arrivals.forget(stray);
            refuse(taken, new InvalidSubmissionException(IntakeError.NOT_A_FILE, IntakeError.NOT_A_FILE.cause()));
        } catch (IOException e) {
            complaints.complain(stray, "it is not a file, and cannot be moved: " + Complaints.reason(e));
        }
    }

    /** An end may have been saved although its answer was lost on the way, so that nobody told. A few looks a second find it. */
    private void lookForMissedEnds() {
        List<String> ids = underWay.keySet().stream()
                .sorted()
                .filter(id -> id.compareTo(lookedAt) > 0)
                .limit(LOOKS)
                .toList();
        lookedAt = ids.size() < LOOKS ? "" : ids.get(LOOKS - 1);
        for (String id : ids) {
            reader.find(id).filter(job -> job.state().terminal()).ifPresent(this::place);
        }
    }

    private static boolean infected(Job job) {
        Failure failure = job.failure();
        return failure != null && failure.code().equals(CoreError.INFECTED.code());
    }

    /** Whether its publisher is to be told of something although it has succeeded. */
    private static boolean leftOut(Job job) {
        return job.steps().stream().anyMatch(step -> step.state() == StepState.OMITTED);
    }

    private synchronized void place(Job job) {
        String where = switch (job.state()) {
            case SUCCEEDED -> "done";
            case REJECTED -> "rejected";
            default -> "failed";
        };
        TakenBook taken = underWay.get(job.id());
        try {
            String report = where.equals("done") && !leftOut(job)
                    ? ""
                    : jobs.report(job.id()).map(Reports::of).orElse("");
            if (taken != null && infected(job)) {
                taken.lockAway(quarantine, report);
            } else if (taken != null) {
                taken.place(where, report);
            } else if (job.attempts() > 1) {
                // It ended before, and somebody had it replayed: its book lies where that end has brought it.
                Optional<PlacedBook> book = PlacedBook.of(job, root.resolve(job.publisher()));
                if (book.isPresent()) {
                    book.get().moveTo(where, report);
                }
            }
            underWay.remove(job.id());
            unplaced.remove(job.id());
        } catch (IOException | StoreUnavailableException e) {
            unplaced.put(job.id(), job);
            complaints.complain(
                    taken == null ? root.resolve(job.publisher()) : taken.folder(),
                    "the job of " + job.fileName() + " has ended, and the book cannot be put into " + where + "/: "
                            + Complaints.reason(e) + "; it is tried again every second");
        }
    }
}
