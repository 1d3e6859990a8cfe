package io.bindery.core.registry;

import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.text.TextExtractor;
import java.util.List;
import java.util.Optional;

/** The plugins that are here just now. Safe for use by several threads. */
public interface Plugins {

    /** The plugins of an SPI: by descending ranking, then by name. */
    <T> List<Plugin<T>> all(Class<T> spi);

    /** The first plugin that handles this type. */
    default Optional<Plugin<FormatHandler>> formatHandler(MediaType type) {
        return all(FormatHandler.class).stream()
                .filter(plugin -> plugin.handles().contains(type.name()))
                .findFirst();
    }

    /** The first plugin that reads the text of this type. */
    default Optional<Plugin<TextExtractor>> textExtractor(MediaType type) {
        return all(TextExtractor.class).stream()
                .filter(plugin -> plugin.handles().contains(type.name()))
                .findFirst();
    }

    /** The first plugin that takes the cover out of books of this type. */
    default Optional<Plugin<CoverExtractor>> coverExtractor(MediaType type) {
        return all(CoverExtractor.class).stream()
                .filter(plugin -> plugin.handles().contains(type.name()))
                .findFirst();
    }

    /** The first plugin that reads messages of this type. */
    default Optional<Plugin<MetadataFeed>> feed(MediaType type) {
        return all(MetadataFeed.class).stream()
                .filter(plugin -> plugin.handles().contains(type.name()))
                .findFirst();
    }

    /** Whether a plugin of this name is here, of whatever SPI. */
    boolean has(String name);

    /** Runs the listener, soon, whenever a plugin has come or gone, or may be called again. */
    void onChange(Runnable listener);
}
