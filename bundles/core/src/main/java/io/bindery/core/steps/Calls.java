package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.store.StepResult;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.calls.BookFile;
import io.bindery.core.calls.Converted;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.calls.TakenCover;
import io.bindery.core.registry.Plugin;
import java.util.Optional;

/** How a task calls plugins. */
public interface Calls {

    /** The job's own book. */
    BookFile book();

    /** Calls the plugin, bounded and isolated; see {@link PluginCaller#call}. */
    <R> R call(Plugin<?> plugin, BookFile book, PluginCaller.Work<R> work) throws Exception;

    /** Calls the plugin with the job's own book. */
    default <R> R call(Plugin<?> plugin, PluginCaller.Work<R> work) throws Exception {
        return call(plugin, book(), work);
    }

    /** Has the job's own book converted; see {@link PluginCaller#convert}. */
    Converted convert(Plugin<Converter> converter, MediaType to) throws Exception;

    /** Has the cover of the job's own book taken; see {@link PluginCaller#cover}. */
    TakenCover cover(Plugin<CoverExtractor> extractor) throws Exception;

    /** The job's own book with its text, as this plugin reads it; see {@link PluginCaller#read}. */
    PluginCaller.ReadBook read(Plugin<TextExtractor> reader) throws Exception;

    /** Whether the job wants all anew. */
    boolean fresh();

    /** What is kept under a key and may be used again: nothing, if the job wants all anew. */
    Optional<StepResult> known(String key) throws Exception;

    /** Whether stored bytes are still here. */
    boolean stored(String sha256) throws Exception;
}
