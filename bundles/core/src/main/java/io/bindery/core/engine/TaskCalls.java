package io.bindery.core.engine;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StepResult;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.calls.BookFile;
import io.bindery.core.calls.Converted;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.calls.TakenCover;
import io.bindery.core.guard.PluginUnfitException;
import io.bindery.core.registry.Plugin;
import io.bindery.core.steps.Calls;
import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.StepCatalogue;
import java.util.Optional;

/** The calls that one task makes, for its job and within the bounds of its step. */
final class TaskCalls implements Calls {

    private final ResultStore results;
    private final PluginCaller caller;
    private final Flight flight;
    private final Lane lane;
    private final PluginCaller.Place place;

    TaskCalls(ResultStore results, PluginCaller caller, Settings settings, Flight flight, Lane lane) {
        this.results = results;
        this.caller = caller;
        this.flight = flight;
        this.lane = lane;
        String step = lane.record().name();
        place = new PluginCaller.Place(flight.job().id(), step, settings.parallelism(step), settings.timeLimit(step));
    }

    @Override
    public BookFile book() {
        return BookFile.of(flight.job());
    }

    @Override
    public <R> R call(Plugin<?> plugin, BookFile book, PluginCaller.Work<R> work) throws Exception {
        try {
            return caller.call(plugin, place, book, lane, work);
        } catch (PluginUnfitException e) {
            throw away(plugin, book, e);
        }
    }

    @Override
    public Converted convert(Plugin<Converter> converter, MediaType to) throws Exception {
        try {
            return caller.convert(converter, to, place, book(), lane);
        } catch (PluginUnfitException e) {
            throw away(converter, book(), e);
        }
    }

    @Override
    public TakenCover cover(Plugin<CoverExtractor> extractor) throws Exception {
        try {
            return caller.cover(extractor, place, book(), lane);
        } catch (PluginUnfitException e) {
            throw away(extractor, book(), e);
        }
    }

    @Override
    public PluginCaller.ReadBook read(Plugin<TextExtractor> reader) throws Exception {
        try {
            return caller.read(reader, place, book(), lane);
        } catch (PluginUnfitException e) {
            throw away(reader, book(), e);
        }
    }

    private static PluginAwayException away(Plugin<?> plugin, BookFile book, PluginUnfitException e) {
        return new PluginAwayException(StepCatalogue.need(plugin, book.mediaType()), String.valueOf(e.getMessage()));
    }

    @Override
    public boolean fresh() {
        return flight.fresh();
    }

    @Override
    public Optional<StepResult> known(String key) {
        return flight.fresh() ? Optional.empty() : results.find(key);
    }

    @Override
    public boolean stored(String sha256) throws Exception {
        return caller.stored(sha256);
    }
}
