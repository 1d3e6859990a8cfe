package io.bindery.formats.epub.validate;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.step.StepContext;
import io.bindery.formats.epub.EpubError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what EPUBCheck reports into findings, and lets a cancelled job leave the check. For one check by one thread. */
final class FindingsReport extends MasterReport {

    static final String SOURCE = "epubcheck";

    /** A book with more is beyond reading; its first faults tell enough. */
    static final int MAX_FINDINGS = 10_000;

    /** EPUBCheck gives each check a random host of this domain as the root of the book. */
    private static final Pattern RANDOM_ROOT = Pattern.compile("https://[0-9a-f-]{36}\\.epubcheck\\.w3c\\.org/?");

    private final StepContext context;
    private final String folder;
    private final List<Finding> findings = new ArrayList<>();
    private int left;
    private Severity worstLeft = Severity.USAGE;

    /** @param folder the scratch folder, whose name must not show in any message */
    FindingsReport(StepContext context, String folder) {
        super(false);
        this.context = context;
        this.folder = folder;
        // The same book must get the same findings on every machine.
        setLocale(Locale.ENGLISH);
        setReportingLevel(ReportingLevel.Usage);
    }

    /** All findings; if some were left out, the last one says so and is as bad as the worst of them. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        if (left > 0) {
            String message = left + " more findings were left out; the worst of them is a " + worstLeft.label();
            all.add(own(EpubError.FINDINGS_CUT, worstLeft, message));
        }
        return all;
    }

    static Finding own(EpubError error, Severity severity, String message) {
        return new Finding(error.code(), severity, "bindery", message, error.remedy(), Location.BOOK);
    }

    @Override
    public void message(Message message, EPUBLocation location, @Nullable Object... args) {
        leaveIfCancelled();
        severity(message).ifPresent(severity -> keep(message, severity, location, args));
    }

    private void keep(Message message, Severity severity, EPUBLocation location, @Nullable Object... args) {
        if (findings.size() >= MAX_FINDINGS) {
            left++;
            worstLeft = severity.compareTo(worstLeft) < 0 ? severity : worstLeft;
            return;
        }
        String code = message.getID().toString();
        String suggestion = message.getSuggestion() == null ? "" : clean(message.getSuggestion());
        findings.add(new Finding(
                code,
                severity,
                SOURCE,
                clean(message.getMessage(args)),
                suggestion.isBlank() ? Remedies.of(code, severity) : suggestion,
                place(location)));
    }

    private static Optional<Severity> severity(Message message) {
        return switch (message.getSeverity()) {
            case FATAL -> Optional.of(Severity.FATAL);
            case ERROR -> Optional.of(Severity.ERROR);
            case WARNING -> Optional.of(Severity.WARNING);
            case INFO -> Optional.of(Severity.INFO);
            case USAGE -> Optional.of(Severity.USAGE);
            case SUPPRESSED -> Optional.empty();
        };
    }

    private String clean(String text) {
        String rootless = RANDOM_ROOT.matcher(text).replaceAll("");
        return rootless.replace(folder + "/", "").replace(folder, "").strip();
    }

    private Location place(EPUBLocation location) {
        // The book as a whole is named by the file that was checked, everything in it by its path in the container.
        if (location.url != null && "file".equals(location.url.scheme())) {
            return Location.BOOK;
        }
        String path = clean(location.getPath());
        return new Location(path.startsWith("/") ? path.substring(1) : path, location.getLine(), location.getColumn());
    }

    private void leaveIfCancelled() {
        context.checkCancelled();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while EPUBCheck was running");
        }
    }

    @Override
    public void info(@Nullable String resource, FeatureEnum feature, @Nullable String value) {
        leaveIfCancelled();
    }

    @Override
    public int generate() {
        return 0;
    }

    @Override
    public void initialize() {
        // Nothing to prepare.
    }
}
