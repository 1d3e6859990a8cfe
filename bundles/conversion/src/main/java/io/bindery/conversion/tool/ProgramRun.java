package io.bindery.conversion.tool;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Location;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.process.LimitedProcess;
import io.bindery.hardened.process.ProcessError;
import io.bindery.hardened.process.ProcessFailedException;
import io.bindery.hardened.process.ProcessLimits;
import io.bindery.hardened.process.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

/** One run of a conversion program, in the words of the platform. For one call by one thread. */
public final class ProgramRun {

    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);

    private final StepContext context;
    private final ErrorCode missing;
    private final ErrorCode failed;

    /**
     * @param context of the call
     * @param missing if the program is not there
     * @param failed if it cannot convert this book
     */
    public ProgramRun(StepContext context, ErrorCode missing, ErrorCode failed) {
        this.context = context;
        this.missing = missing;
        this.failed = failed;
    }

    /**
     * Runs the program without network, as nobody if that can be, and not past the deadline of the call.
     *
     * @param process with all but the limits
     * @param limits that it has
     * @param progress how far it is, from the end of what it says: 0 to 1; less than 0 if that does not say
     * @throws RejectedException if it fails or passes a limit: it works on the book alone
     * @throws UnavailableException if it is missing
     * @throws RetryableException if the machine could not start it
     * @throws CancellationException if the job was cancelled meanwhile
     */
    public void run(
            LimitedProcess process, ProcessLimits limits, ScratchFolder folder, ToDoubleFunction<String> progress)
            throws RejectedException, UnavailableException, RetryableException, IOException, InterruptedException {
        try {
            process.within(limits.time(withinDeadline(limits.time())))
                    .unprivileged()
                    .watchedBy(said -> {
                        context.checkCancelled();
                        double fraction = progress.applyAsDouble(said);
                        if (fraction >= 0) {
                            context.progress(fraction);
                        }
                    })
                    .run(folder)
                    .orThrow();
        } catch (ProcessFailedException e) {
            translate(e);
        }
    }

    private void translate(ProcessFailedException e)
            throws RejectedException, UnavailableException, RetryableException {
        if (e.error() == ProcessError.TOOL_MISSING) {
            throw new UnavailableException(missing, e.getMessage());
        }
        if (e.error() == ProcessError.NOT_STARTED) {
            throw new RetryableException(e.error(), e.getMessage(), Duration.ofMinutes(1), e);
        }
        ErrorCode code = e.error() == ProcessError.FAILED ? failed : e.error();
        throw HostileContentException.rejection(code, e.getMessage(), Location.BOOK);
    }

    private Duration withinDeadline(Duration most) {
        Instant now = Instant.now();
        if (context.deadline().isAfter(now.plus(LONGEST_DEADLINE))) {
            return most;
        }
        Duration left = Duration.between(now, context.deadline());
        Duration least = Duration.ofSeconds(1);
        return left.compareTo(least) < 0 ? least : left.compareTo(most) < 0 ? left : most;
    }

    /** The bytes of a text, as what a program said. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
