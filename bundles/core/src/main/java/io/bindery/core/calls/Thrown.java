package io.bindery.core.calls;

import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.store.CorruptBlobException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin threw, made harmless while still on the plugin's own thread: classes of the platform only, with plain texts.
 * What a plugin throws is its own code: it may hang when it is printed, lie when it is asked, and holds on to its loader.
 */
final class Thrown extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FRAMES = 200;
    private static final int MAX_CAUSES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** What the exception says of the plugin. */
    enum Kind {
        /** The plugin is at fault. */
        DEFECT,
        /** The plugin's refusal, or its answer, breaks its contract. */
        UNTRUE,
        /** The book's bytes could not be read. */
        BYTES,
        /** The plugin wrote too much into its workspace. */
        OVERFULL,
        /** The disk had no room left for what the plugin wrote. */
        DISK_FULL
    }

    private final Kind kind;

    private Thrown(Kind kind, String description, StackTraceElement[] trace, @Nullable Throwable cause) {
        super(description, cause, false, true);
        this.kind = kind;
        setStackTrace(trace);
    }

    Kind kind() {
        return kind;
    }

    /** The harmless form of what was thrown: this class, or one of the exceptions that the SPIs foresee. */
    static Exception frozen(Throwable thrown, String plugin) {
        try {
            if (thrown instanceof RejectedException rejected) {
                return frozen(rejected);
            }
            if (thrown instanceof RetryableException retryable) {
                return frozen(retryable);
            }
            if (thrown instanceof UnavailableException unavailable) {
                return new UnavailableException(FrozenCode.of(unavailable.code()), text(unavailable));
            }
            if (thrown instanceof CancellationException) {
                return new CancellationException("plugin " + plugin + " ended early");
            }
            return copy(kind(thrown), thrown, 0);
        } catch (UntrueAnswerException e) {
            return new Thrown(Kind.UNTRUE, String.valueOf(e.getMessage()), thrown.getStackTrace(), null);
        } catch (Throwable e) { // what it threw throws when it is looked at
            return new Thrown(
                    Kind.DEFECT,
                    thrown.getClass().getName() + ", which cannot be printed",
                    new StackTraceElement[0],
                    null);
        }
    }

    private static Kind kind(Throwable thrown) {
        if (thrown instanceof UntrueAnswerException) {
            return Kind.UNTRUE;
        }
        if (thrown instanceof CorruptBlobException || thrown instanceof NoSuchFileException) {
            return Kind.BYTES;
        }
        if (thrown instanceof OverfullWorkspaceException) {
            return Kind.OVERFULL;
        }
        return FullDisk.isBehind(thrown) ? Kind.DISK_FULL : Kind.DEFECT;
    }

    private static RejectedException frozen(RejectedException rejected) throws UntrueAnswerException {
        List<Finding> findings = AnswerCheck.findings(rejected.findings());
        return new RejectedException(FrozenCode.of(rejected.code()), text(rejected), findings);
    }

    private static RetryableException frozen(RetryableException retryable) throws UntrueAnswerException {
        Optional<Duration> asked = retryable.retryAfter();
        Duration pause = asked.filter(wanted -> !wanted.isNegative())
                .map(wanted -> wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted)
                .orElse(null);
        return new RetryableException(FrozenCode.of(retryable.code()), text(retryable), pause, null);
    }

    private static String text(Throwable thrown) {
        return FrozenCode.cut(String.valueOf(thrown.getMessage()));
    }

    private static Thrown copy(Kind kind, Throwable thrown, int depth) {
        StackTraceElement[] trace = thrown.getStackTrace();
        StackTraceElement[] top = java.util.Arrays.copyOf(trace, Math.min(MAX_FRAMES, trace.length));
        Throwable cause = thrown.getCause();
        Throwable below = cause == null || depth == MAX_CAUSES ? null : copy(Kind.DEFECT, cause, depth + 1);
        String description = kind == Kind.UNTRUE || kind == Kind.OVERFULL
                ? text(thrown)
                : FrozenCode.cut(String.valueOf(thrown.toString()));
        return new Thrown(kind, description, top, below);
    }
}
