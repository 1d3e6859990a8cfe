package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.calls.PluginFailedException;
import io.bindery.core.calls.TakenCover;
import io.bindery.core.error.CoreError;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.registry.Plugin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Covers as they are kept: as attributes of a step's result, under names that must never change. No book is held back by its cover: if
 * it cannot be taken, a finding says why.
 */
public final class Covers {

    private static final Logger LOG = LoggerFactory.getLogger(Covers.class);

    private static final String RECORDED_AS = "cover";
    private static final String SHA256 = "cover.sha256";
    private static final String SIZE = "cover.sizeBytes";
    private static final String TYPE = "cover.mediaType";

    /** Failures that are not the plugin's: they are dealt with as in any other task. */
    private static final Set<CoreError> NOT_ITS_FAULT = Set.of(CoreError.DISK_FULL, CoreError.BYTES_CORRUPT);

    private Covers() {}

    /** The task that takes a book's cover. */
    static Task task(Plugin<CoverExtractor> extractor, String mediaType) {
        return new Task(
                List.of(extractor), RECORDED_AS, "cover " + mediaType, (calls, known) -> take(extractor, calls), true);
    }

    private static Answer take(Plugin<CoverExtractor> extractor, Calls calls) throws Exception {
        try {
            TakenCover cover = calls.cover(extractor);
            StoredBlob blob = cover.blob();
            if (blob == null) {
                return Answer.found(cover.problem().isEmpty() ? List.of() : List.of(finding(cover.problem())));
            }
            return Answer.facts(
                    Map.of(SHA256, blob.sha256(), SIZE, Long.toString(blob.sizeBytes()), TYPE, cover.mediaType()));
        } catch (RejectedException e) {
            return Answer.found(List.of(finding(e.code().code() + ": " + e.getMessage())));
        } catch (PluginFailedException e) {
            if (NOT_ITS_FAULT.contains(e.error())) {
                throw e;
            }
            LOG.error("{}", e.getMessage(), e.getCause());
            return Answer.omitted(List.of(finding(String.valueOf(e.getMessage()))), Map.of());
        }
    }

    private static Finding finding(String message) {
        return new Finding(
                CoreError.NO_COVER.code(),
                Severity.WARNING,
                "bindery",
                message,
                CoreError.NO_COVER.remedy(),
                Location.BOOK);
    }

    /** The cover that a result is about; empty if it is about something else. */
    public static Optional<JobFile> file(Map<String, String> attributes) {
        String sha256 = attributes.get(SHA256);
        if (sha256 == null) {
            return Optional.empty();
        }
        String type = attributes.getOrDefault(TYPE, "");
        String ending = type.substring(type.indexOf('/') + 1);
        return Optional.of(new JobFile(
                ending,
                new MediaType(type),
                "cover." + (ending.equals("jpeg") ? "jpg" : ending),
                sha256,
                Long.parseLong(attributes.getOrDefault(SIZE, "0")),
                false));
    }
}
