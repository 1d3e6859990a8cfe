package io.bindery.quality.verapdf;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RetryableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.process.ProcessError;
import io.bindery.hardened.process.ProcessFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Checks a PDF against the flavours of PDF/A and PDF/UA that it claims, by veraPDF. Books that claim nothing cost nothing. */
@Component(
        configurationPid = "io.bindery.quality.verapdf",
        property = {"bindery.plugin=verapdf", "bindery.concurrency:Integer=2"})
@Designate(ocd = VeraPdfConfig.class)
public final class VeraPdfChecker implements QualityChecker {

    private static final String NAME = "verapdf";
    private static final String CLAIMED = "-";
    private static final Set<ProcessError> LIMITS =
            Set.of(ProcessError.CPU_TIME_UP, ProcessError.TOO_MUCH_MEMORY, ProcessError.TOO_MUCH_OUTPUT);
    /** Left of the call's time to tell its outcome. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final VeraPdfConfig config;
    private final VeraPdfProcess process;

    /**
     * @throws IOException if veraPDF cannot be laid out for its process
     * @throws IllegalArgumentException if the configuration makes no sense; names the value
     */
    @Activate
    public VeraPdfChecker(VeraPdfConfig config) throws IOException {
        if (config.seconds() < 1 || config.megabytes() < 32) {
            throw new IllegalArgumentException("a check needs a second and 32 megabytes at least: " + config.seconds()
                    + " s, " + config.megabytes() + " MB");
        }
        this.config = config;
        this.process = new VeraPdfProcess(ClassPath.find(), Duration.ofSeconds(config.seconds()), config.megabytes());
    }

    @Override
    public List<Finding> check(BookContent book, BookMetadata known, StepContext context) throws Exception {
        context.checkCancelled();
        if (!book.mediaType().equals(MediaType.PDF)) {
            return List.of();
        }
        boolean claims = claims(book);
        String wanted = claims ? config.flavours() : config.unclaimedFlavours();
        if (!claims && wanted.isBlank()) {
            return List.of();
        }
        List<String[]> lines;
        try {
            lines = process.run(
                    List.of(book.file()), wanted.isBlank() ? CLAIMED : wanted, time(context), context.workspace());
        } catch (ProcessFailedException e) {
            if (LIMITS.contains(e.error())) {
                return List.of(own(VeraPdfError.TOO_LARGE, Severity.WARNING, VeraPdfError.TOO_LARGE.cause()));
            }
            VeraPdfError error = e.error() == ProcessError.TIME_UP ? VeraPdfError.TOO_BUSY : VeraPdfError.NOT_STARTED;
            throw new RetryableException(error, String.valueOf(e.getMessage()), null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while veraPDF was running");
        }
        return new Results(config.reject() ? Severity.ERROR : Severity.WARNING).findings(lines);
    }

    private static boolean claims(BookContent book) throws IOException {
        try (InputStream in = book.open()) {
            return Claims.any(in);
        }
    }

    private static Duration time(StepContext context) {
        Duration time = Duration.between(Instant.now(), context.deadline()).minus(REST);
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time;
    }

    static Finding own(VeraPdfError error, Severity severity, String message) {
        return new Finding(error.code(), severity, NAME, message, error.remedy(), Location.BOOK);
    }

    /** Turns the lines of the process into findings. */
    private static final class Results {

        private static final int MOST = 500;

        private final Severity severity;
        private final List<Finding> findings = new ArrayList<>();

        Results(Severity severity) {
            this.severity = severity;
        }

        List<Finding> findings(List<String[]> lines) {
            for (String[] cells : lines) {
                switch (cells[0]) {
                    case "V" -> verdict(cells);
                    case "R" -> rule(cells);
                    case "E" ->
                        findings.add(own(
                                VeraPdfError.NOT_CHECKED, Severity.WARNING, "veraPDF did not check it: " + cells[2]));
                    case "M" ->
                        findings.add(own(VeraPdfError.TOO_LARGE, Severity.WARNING, VeraPdfError.TOO_LARGE.cause()));
                    default -> {
                        // The number of the file; there is one only.
                    }
                }
            }
            if (findings.size() > MOST) {
                int left = findings.size() - MOST;
                findings.subList(MOST, findings.size()).clear();
                findings.add(own(VeraPdfError.RULES_CUT, severity, left + " more broken rules are not listed"));
            }
            return findings;
        }

        private void verdict(String[] cells) {
            if (Boolean.parseBoolean(cells[2])) {
                findings.add(own(VeraPdfError.CONFORMS, Severity.INFO, "keeps " + Flavours.name(cells[1])));
            }
        }

        private void rule(String[] cells) {
            String standard = Flavours.name(cells[1]);
            String times = cells[5].equals("1") ? "" : " (" + cells[5] + " times)";
            String place = cells[7].isEmpty() ? "" : "; first at " + cells[7];
            findings.add(new Finding(
                    standard + " " + cells[3] + "-" + cells[4],
                    severity,
                    NAME,
                    cells[2] + ", clause " + cells[3] + times + ": " + cells[6] + place,
                    "Export the book again as " + standard + ", or without the claim to keep it.",
                    Location.BOOK));
        }
    }
}
