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
import java.util.TreeMap;

/** Finds out what a file is, by its content: all detectors are asked, and the surest one is believed. */
final class Identify implements Step {

    /** What a job waits for while no detector is here. */
    static final String NEED = "format-detector";

    private final Plugins plugins;
    private final Set<String> bookTypes;
    private final Map<String, Set<String>> bookEndings;

    /**
     * @param bookTypes the media types that are books, whether or not a plugin for them is here
     * @param bookEndings for endings of file names, in lower case, the media types that such a file may be of
     */
    Identify(Plugins plugins, Set<String> bookTypes, Map<String, Set<String>> bookEndings) {
        this.plugins = plugins;
        this.bookTypes = bookTypes;
        this.bookEndings = bookEndings;
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
        String inputs = Hashes.of(
                ending(job.job().fileName()), String.join(" ", bookTypes), new TreeMap<>(bookEndings).toString());
        return List.of(new Task(
                List.copyOf(detectors),
                "",
                inputs,
                (calls, known) -> {
                    Optional<Detection> best = Optional.empty();
                    for (Plugin<FormatDetector> detector : detectors) {
                        Optional<Detection> next = calls.call(
                                detector, (book, context) -> detector.service().detect(book));
                        if (next.isPresent()
                                && (best.isEmpty()
                                        || next.get()
                                                        .confidence()
                                                        .compareTo(best.get().confidence())
                                                > 0)) {
                            best = next;
                        }
                    }
                    return answer(job, best);
                },
                false));
    }

    private Answer answer(JobView job, Optional<Detection> detection) throws RejectedException {
        MediaType type = detection.map(Detection::mediaType).orElse(MediaType.UNKNOWN);
        boolean book = detection.map(Detection::confidence).orElse(Confidence.CONTAINER) != Confidence.CONTAINER
                && (bookTypes.contains(type.name())
                        || plugins.formatHandler(type).isPresent()
                        || plugins.feed(type).isPresent());
        String ending = ending(job.job().fileName());
        boolean otherName =
                book && !bookEndings.getOrDefault(ending, Set.of(type.name())).contains(type.name());
        if (book && !otherName) {
            return Answer.facts(Map.of(Task.MEDIA_TYPE, type.name()));
        }
        if (otherName) {
            return refused(
                    CoreError.NAME_BELIES_CONTENT,
                    "by its content the file is " + type + ", and its name ends with ." + ending,
                    type);
        }
        if (job.job().sizeBytes() == 0) {
            return refused(CoreError.EMPTY_FILE, "the file is empty", type);
        }
        String message = type.equals(MediaType.UNKNOWN)
                ? "the content is of no known format"
                : "by its content the file is " + type + ", which is not a book";
        return refused(CoreError.NOT_A_BOOK, message, type);
    }

    private static Answer refused(CoreError error, String message, MediaType type) {
        return new Answer(
                List.of(new Finding(error.code(), Severity.FATAL, "bindery", message, error.remedy(), Location.BOOK)),
                io.bindery.api.metadata.MetadataPatch.EMPTY,
                Map.of(Task.MEDIA_TYPE, type.name()),
                null);
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Failure rejection(Answer answer) {
        Finding why = answer.findings().get(0);
        return new Failure(why.code(), why.message(), why.remedy());
    }
}
