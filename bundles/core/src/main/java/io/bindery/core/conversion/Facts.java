package io.bindery.core.conversion;

import io.bindery.api.content.MediaType;
import io.bindery.api.job.Failure;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.jobs.Rendition.Proof;
import io.bindery.core.jobs.Rendition.State;
import io.bindery.core.registry.Plugin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renditions as they are kept: as attributes of a step's result, under names that must never change. Since a hash among the attributes of
 * a result keeps the bytes that it names, what was made stays as long as the result does.
 */
public final class Facts {

    private static final String TARGET = "rendition.target";
    private static final String STATE = "rendition.state";
    private static final String CONVERTER = "rendition.converter";
    private static final String VERSION = "rendition.converterVersion";
    static final String SHA256 = "rendition.sha256";
    private static final String SIZE = "rendition.sizeBytes";
    private static final String WORDS = "rendition.words";
    private static final String RECALL = "rendition.recall";
    private static final String NOTE = "rendition.note";
    private static final String CODE = "rendition.failure.code";
    private static final String MESSAGE = "rendition.failure.message";
    private static final String REMEDY = "rendition.failure.remedy";

    private Facts() {}

    static Map<String, String> made(MediaType target, Plugin<?> converter, StoredBlob blob, Proof proof) {
        Map<String, String> facts = of(target, State.MADE, converter);
        facts.put(SHA256, blob.sha256());
        facts.put(SIZE, Long.toString(blob.sizeBytes()));
        facts.put(WORDS, Long.toString(proof.words()));
        facts.put(RECALL, Double.toString(proof.recall()));
        facts.put(NOTE, proof.note());
        return facts;
    }

    static Map<String, String> missing(
            MediaType target, State state, @Nullable Plugin<?> converter, Failure failure, Proof proof) {
        Map<String, String> facts = of(target, state, converter);
        facts.put(WORDS, Long.toString(proof.words()));
        facts.put(RECALL, Double.toString(proof.recall()));
        facts.put(NOTE, proof.note());
        facts.put(CODE, failure.code());
        facts.put(MESSAGE, failure.message());
        facts.put(REMEDY, failure.remedy());
        return facts;
    }

    private static Map<String, String> of(MediaType target, State state, @Nullable Plugin<?> converter) {
        Map<String, String> facts = new HashMap<>();
        facts.put(TARGET, target.name());
        facts.put(STATE, state.name());
        facts.put(CONVERTER, converter == null ? "" : converter.name());
        facts.put(VERSION, converter == null ? "" : converter.version());
        return facts;
    }

    /** The hash of what was made, if that is what a result is about. */
    static Optional<String> product(StepResult result) {
        return State.MADE.name().equals(result.attributes().get(STATE))
                ? Optional.ofNullable(result.attributes().get(SHA256))
                : Optional.empty();
    }

    /** The rendition that a result is about; empty if it is about something else. */
    public static Optional<Rendition> rendition(StepResult result) {
        Map<String, String> facts = result.attributes();
        if (!facts.containsKey(STATE)) {
            return Optional.empty();
        }
        MediaType type = new MediaType(facts.getOrDefault(TARGET, MediaType.UNKNOWN.name()));
        String code = facts.get(CODE);
        return Optional.of(new Rendition(
                FormatNames.of(type),
                type,
                State.valueOf(facts.get(STATE)),
                facts.getOrDefault(CONVERTER, ""),
                facts.getOrDefault(VERSION, ""),
                facts.getOrDefault(SHA256, ""),
                Long.parseLong(facts.getOrDefault(SIZE, "0")),
                new Proof(
                        Long.parseLong(facts.getOrDefault(WORDS, "0")),
                        Double.parseDouble(facts.getOrDefault(RECALL, "-1")),
                        facts.getOrDefault(NOTE, "")),
                code == null
                        ? null
                        : new Failure(code, facts.getOrDefault(MESSAGE, ""), facts.getOrDefault(REMEDY, "")),
                result.findings(),
                result.producedAt()));
    }
}
