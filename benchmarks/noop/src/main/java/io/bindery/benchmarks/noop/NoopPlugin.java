package io.bindery.benchmarks.noop;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.finding.Finding;
import io.bindery.api.format.Detection;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Takes part in every step for files that begin with {@code NOOP}, and does nothing: what a job of such a file costs is what
 * the platform itself costs. Has no state.
 */
@Component(property = "bindery.plugin=noop")
public final class NoopPlugin implements FormatDetector, FormatHandler, MetadataEnricher, QualityChecker {

    private static final byte[] SIGNATURE = "NOOP".getBytes(StandardCharsets.US_ASCII);
    private static final MediaType NOOP = new MediaType("application/x-noop");

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        try (InputStream in = file.open()) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)
                    ? Optional.of(new Detection(NOOP, Detection.Confidence.CERTAIN))
                    : Optional.empty();
        }
    }

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(NOOP);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) {
        return new ValidationReport(List.of());
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) {
        return MetadataPatch.EMPTY;
    }

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) {
        return MetadataPatch.EMPTY;
    }

    @Override
    public List<Finding> check(BookContent book, BookMetadata known, StepContext context) {
        return List.of();
    }
}
