package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.job.Failure;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what a file is, by its content: all detectors are asked, and the surest one is believed. */
final class Identify implements Step {

    /** What a job waits for while no detector is here. */
    static final String NEED = "format-detector";

    private final Plugins plugins;
    private final Set<String> bookTypes;

    /** @param bookTypes the media types that are books, whether or not a plugin for them is here */
    Identify(Plugins plugins, Set<String> bookTypes) {
        this.plugins = plugins;
        this.bookTypes = bookTypes;
    }

    @Override
    public String name() {
        return "identify";
    }

    @Override
    public List<Task> tasks(JobView job) throws PluginAwayException {
        List<Plugin<FormatDetector>> detectors = plugins.all(FormatDetector.class);
        if (detectors.isEmpty()) {
            throw new PluginAwayException(NEED, "a plugin that recognises formats; none is installed");
        }
        // Detectors may look at the ending of the name, so it is an input beside the bytes.
        String inputs = Hashes.of(ending(job.job().fileName()), String.join(" ", bookTypes));
        return List.of(new Task(List.copyOf(detectors), "", inputs, (calls, known) -> {
            Optional<Detection> best = Optional.empty();
            for (Plugin<FormatDetector> detector : detectors) {
                Optional<Detection> next = calls.call(
                        detector, (book, context) -> detector.service().detect(book));
                if (next.isPresent()
                        && (best.isEmpty()
                                || next.get().confidence().compareTo(best.get().confidence()) > 0)) {
                    best = next;
                }
            }
            return answer(job, best);
        }));
    }

    private Answer answer(JobView job, Optional<Detection> detection) throws RejectedException {
        MediaType type = detection.map(Detection::mediaType).orElse(MediaType.UNKNOWN);
        boolean book = detection.map(Detection::confidence).orElse(Confidence.CONTAINER) != Confidence.CONTAINER
                && (bookTypes.contains(type.name())
                        || plugins.formatHandler(type).isPresent());
        if (book) {
            return Answer.facts(Map.of(Task.MEDIA_TYPE, type.name()));
        }
        String message = job.job().sizeBytes() == 0
                ? "the file is empty"
                : type.equals(MediaType.UNKNOWN)
                        ? "the content is of no known format"
                        : "by its content the file is " + type + ", which is not a book";
        return new Answer(
                List.of(new Finding(
                        CoreError.NOT_A_BOOK.code(),
                        Severity.FATAL,
                        "bindery",
                        message,
                        CoreError.NOT_A_BOOK.remedy(),
                        Location.BOOK)),
                io.bindery.api.metadata.MetadataPatch.EMPTY,
                Map.of(Task.MEDIA_TYPE, type.name()),
                null);
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Failure rejection(Answer answer) {
        return CoreError.NOT_A_BOOK.failure(answer.findings().get(0).message());
    }
}
