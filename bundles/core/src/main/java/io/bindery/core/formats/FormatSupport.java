package io.bindery.core.formats;

import io.bindery.api.content.MediaType;
import java.util.List;

/**
 * What can be done with one format. Immutable.
 *
 * @param format its short name, e.g. {@code pdf}, or its media type if it has none
 * @param mediaType the format
 * @param recognised whether a file of it is taken for a book: without a plugin that handles it, its job waits for one
 * @param refused whether its plugin only says what it is, and refuses it
 * @param handler the plugin that validates it and reads its metadata, or refuses it; empty if none is here
 * @param textReader the plugin that reads its text; empty if none is here
 * @param conversions what it can be made into
 */
public record FormatSupport(
        String format,
        MediaType mediaType,
        boolean recognised,
        boolean refused,
        String handler,
        String textReader,
        List<Conversion> conversions) {

    /**
     * A format that it can be made into. Immutable.
     *
     * @param format its short name
     * @param mediaType the format
     * @param converters the plugins that can, in the order in which they are asked
     */
    public record Conversion(String format, MediaType mediaType, List<String> converters) {
        public Conversion {
            converters = List.copyOf(converters);
        }
    }

    public FormatSupport {
        conversions = List.copyOf(conversions);
    }
}
