package io.bindery.core.steps;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.core.registry.Hashes;
import io.bindery.core.registry.Plugin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work within a step. The attribute {@value #MEDIA_TYPE} of its answer becomes the job's media type.
 *
 * @param plugins whom it calls; empty if it is the platform's own work
 * @param recordedAs the plugin's name in the job's record, or that of what is made; empty for the platform
 * @param inputs names all inputs but the book's bytes and the plugins; null if its answer must not be used again
 * @param work the work
 * @param dispensable whether the job can go on without it if what it needs of the machine is not there
 */
public record Task(
        List<Plugin<?>> plugins,
        String recordedAs,
        @Nullable String inputs,
        Work work,
        boolean dispensable) {

    /** The attribute that becomes the job's media type. */
    public static final String MEDIA_TYPE = "mediaType";

    /** The work of a task. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        Answer run(Calls calls, BookMetadata known) throws Exception;
    }

    static <T> Task by(Plugin<T> plugin, String inputs, Work work) {
        return new Task(List.of(plugin), plugin.name(), inputs, work, false);
    }

    static Task byPlatform(Work work) {
        return new Task(List.of(), "", null, work, false);
    }

    /** Makes something of the book, by whatever plugins; the answer itself says under which key it is kept. */
    public static Task making(String product, Work work) {
        return new Task(List.of(), product, null, work, true);
    }

    /** The same, without which the job can go on. */
    Task orNot() {
        return new Task(plugins, recordedAs, inputs, work, true);
    }

    /** The version in the job's record. */
    public String version() {
        return plugins.size() == 1 ? plugins.get(0).version() : "";
    }

    /**
     * The key under which the answer is kept: the same for the same bytes, plugins, configuration and inputs.
     *
     * @return null if the answer must not be used again
     */
    public @Nullable String key(String contentSha256, String step) {
        if (inputs == null) {
            return null;
        }
        String who = Hashes.of(plugins.stream()
                .map(plugin -> Hashes.of(plugin.name(), plugin.version(), plugin.configurationHash()))
                .toArray(String[]::new));
        return Hashes.of(contentSha256, step, who, inputs);
    }
}
