package io.bindery.core.conversion;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Failure;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.calls.BookFile;
import io.bindery.core.calls.Converted;
import io.bindery.core.calls.PluginFailedException;
import io.bindery.core.error.CoreError;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.jobs.Rendition.Proof;
import io.bindery.core.jobs.Rendition.State;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import io.bindery.core.steps.Answer;
import io.bindery.core.steps.Answer.Effect;
import io.bindery.core.steps.Calls;
import io.bindery.core.steps.PluginAwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one book in one other format. The converters are asked in their order, until what one of them makes is proved. For one job and one
 * target only; not thread-safe.
 */
final class Conversion {

    private static final Logger LOG = LoggerFactory.getLogger(Conversion.class);

    /** Part of every key: what was proved by less is not used again. */
    private static final String PROOF = "proof 1";

    /** Failures that are not the converter's: they are dealt with as in any other step. */
    private static final Set<CoreError> NOT_ITS_FAULT = Set.of(CoreError.DISK_FULL, CoreError.BYTES_CORRUPT);

    private final Plugins plugins;
    private final MadeOnce madeOnce;
    private final Calls calls;
    private final MediaType to;
    private final List<Finding> failures = new ArrayList<>();
    private @Nullable Plugin<?> lastTried;
    private @Nullable Failure failure;
    private @Nullable Failure missing;
    private @Nullable PluginAwayException away;
    private Proof proof = Proof.NONE;

    Conversion(Plugins plugins, MadeOnce madeOnce, Calls calls, MediaType to) {
        this.plugins = plugins;
        this.madeOnce = madeOnce;
        this.calls = calls;
        this.to = to;
    }

    Answer run() throws Exception {
        Optional<Plugin<FormatHandler>> judge = plugins.formatHandler(to);
        if (judge.isEmpty()) {
            return notAvailable(CoreError.NO_PROOF.failure("no plugin is here for " + to));
        }
        for (Plugin<Converter> converter : plugins.all(Converter.class)) {
            Answer made = tried(converter, judge.get());
            if (made != null) {
                return made;
            }
        }
        if (away != null) {
            throw away; // it may do better than the others once it can be called again
        }
        if (failure != null) {
            LOG.warn(
                    "{} could not be made into {}: {} {}",
                    calls.book().fileName(),
                    FormatNames.of(to),
                    failure.code(),
                    failure.message());
            return Answer.omitted(failures, Facts.missing(to, State.FAILED, lastTried, failure, proof));
        }
        return notAvailable(
                missing != null
                        ? missing
                        : CoreError.NO_CONVERTER.failure(
                                "no plugin makes " + calls.book().mediaType() + " into " + to));
    }

    private Answer notAvailable(Failure why) {
        Finding finding = finding("bindery", why, Severity.WARNING);
        return Answer.omitted(List.of(finding), Facts.missing(to, State.NOT_AVAILABLE, lastTried, why, proof));
    }

    /** What the converter made of it; null if it did not, and another one is to be asked. */
    private @Nullable Answer tried(Plugin<Converter> converter, Plugin<FormatHandler> judge) throws Exception {
        try {
            MediaType from = calls.book().mediaType();
            if (!calls.call(converter, (book, context) -> converter.service().converts(from, to))) {
                return null;
            }
            String key = Hashes.of(
                    calls.book().sha256(),
                    ConvertFormat.NAME,
                    converter.name(),
                    converter.version(),
                    converter.configurationHash(),
                    to.name(),
                    PROOF);
            return calls.fresh()
                    ? made(key, converter, judge)
                    : madeOnce.get(key, this::isThere, () -> {
                        Answer known = known(key);
                        return known != null ? known : made(unlost(key), converter, judge);
                    });
        } catch (PluginAwayException e) {
            away = e;
        } catch (UnavailableException e) {
            missing = failure(e.code(), e.getMessage());
            lastTried = failure == null ? converter : lastTried;
        } catch (RejectedException e) {
            failures.addAll(e.findings());
            fails(converter, failure(e.code(), e.getMessage()));
        } catch (PluginFailedException e) {
            if (NOT_ITS_FAULT.contains(e.error())) {
                throw e;
            }
            LOG.error("{}", e.getMessage(), e.getCause());
            fails(converter, e.error().failure(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private @Nullable Answer made(String key, Plugin<Converter> converter, Plugin<FormatHandler> judge)
            throws Exception {
        BookFile book = calls.book();
        Converted converted = calls.convert(converter, to);
        StoredBlob blob = converted.blob();
        BookFile product = BookFile.of(FormatNames.renamed(book.fileName(), to), to, blob);
        Trial trial = new Trial(plugins, calls, judge).of(product);
        if (trial.failure() != null) {
            proof = trial.proof();
            failures.addAll(trial.findings());
            failures.addAll(converted.mended());
            fails(converter, trial.failure());
            return null;
        }
        List<Finding> findings = new ArrayList<>(trial.findings());
        findings.addAll(converted.mended());
        return Answer.made(key, findings, Facts.made(to, converter, blob, trial.proof()));
    }

    private void fails(Plugin<?> converter, Failure why) {
        lastTried = converter;
        failure = why;
        failures.add(0, finding(converter.name(), why, Severity.ERROR));
    }

    private @Nullable Answer known(String key) throws Exception {
        Optional<StepResult> known = calls.known(unlost(key));
        return known.isPresent() ? Answer.known(known.get(), Effect.MADE) : null;
    }

    /** The key, or the one after it if what is kept under it names bytes that are lost. */
    private String unlost(String key) throws Exception {
        String next = key;
        while (true) {
            Optional<String> product = calls.known(next).flatMap(Facts::product);
            if (product.isEmpty() || calls.stored(product.get())) {
                return next;
            }
            next = Hashes.of(next, product.get());
        }
    }

    private boolean isThere(Answer answer) throws Exception {
        String sha256 = answer.attributes().get(Facts.SHA256);
        return sha256 != null && calls.stored(sha256);
    }

    private static Failure failure(ErrorCode code, @Nullable String message) {
        return new Failure(code.code(), String.valueOf(message), code.remedy());
    }

    static Finding finding(String source, Failure why, Severity severity) {
        return new Finding(why.code(), severity, source, why.message(), why.remedy(), Location.BOOK);
    }
}
