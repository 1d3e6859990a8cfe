package io.bindery.core.steps;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Failure;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.scan.ScanReport;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.ArrayList;
import java.util.List;

/** Has the book looked through for malware, by every scanner that is here, before anything opens it. */
final class ScanContent implements Step {

    /** What a job waits for while a scanner is required and none is here. */
    static final String NEED = "content-scanner";

    private final Plugins plugins;
    private final boolean required;

    /** @param required whether no book may pass without having been looked at */
    ScanContent(Plugins plugins, boolean required) {
        this.plugins = plugins;
        this.required = required;
    }

    @Override
    public String name() {
        return "scan-content";
    }

    @Override
    public List<Task> tasks(JobView job) throws PluginAwayException {
        List<Plugin<ContentScanner>> scanners = plugins.all(ContentScanner.class);
        if (scanners.isEmpty() && required) {
            throw new PluginAwayException(
                    NEED, "a scanner for malware, which io.bindery.core.engine requires; none is here or configured");
        }
        // Of this job and attempt only: the same bytes are looked at again when they come again.
        String once = Hashes.of(job.job().id(), Integer.toString(job.job().attempts()));
        return scanners.stream()
                .map(scanner -> Task.by(
                        scanner,
                        once,
                        (calls, known) ->
                                Answer.found(findings(scanner.name(), calls.call(scanner, scanner.service()::scan)))))
                .toList();
    }

    private static List<Finding> findings(String scanner, ScanReport report) {
        List<Finding> findings = new ArrayList<>();
        for (String threat : report.threats()) {
            findings.add(new Finding(
                    CoreError.INFECTED.code(),
                    Severity.FATAL,
                    scanner,
                    "infected: " + threat,
                    CoreError.INFECTED.remedy(),
                    Location.BOOK));
        }
        findings.addAll(report.remarks());
        return findings;
    }

    @Override
    public Failure rejection(Answer answer) {
        Finding first = answer.findings().stream()
                .filter(finding -> finding.severity().rejects())
                .findFirst()
                .orElseThrow();
        return new Failure(first.code(), first.message(), first.remedy());
    }
}
