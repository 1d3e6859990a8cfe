package io.bindery.core.steps;

import io.bindery.api.job.Failure;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.core.error.CoreError;
import java.util.List;
import java.util.Locale;

/** Puts the book into the catalogue, as a new one or as a revision of one that is there. */
final class CatalogueBook implements Step {

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public List<Task> tasks(JobView job) {
        return List.of(Task.byPlatform((calls, known) ->
                Answer.catalogue(new CatalogueEntry(identifier(known, job.job().sha256()), known))));
    }

    /**
     * What makes two files the same book: the ISBN if there is one, since a publisher keeps that and lets its tools
     * renew a UUID; else what the book itself holds for its main identifier; else its bytes.
     */
    static String identifier(BookMetadata known, String sha256) {
        List<Identifier> identifiers = known.all(MetadataField.IDENTIFIERS);
        return identifiers.stream()
                .filter(identifier -> identifier.scheme().equals("ISBN"))
                .findFirst()
                .or(() -> identifiers.stream().findFirst())
                .map(identifier -> (identifier.scheme().isEmpty()
                                ? "id"
                                : identifier.scheme().toLowerCase(Locale.ROOT)) + ":" + identifier.value())
                .orElse("sha256:" + sha256);
    }

    @Override
    public Failure rejection(Answer answer) {
        return Rejections.because(CoreError.QUALITY_TOO_LOW, answer);
    }
}
