package io.bindery.admin.rest;

import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.jobs.JobFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Books of the catalogue as the API shows them. */
final class BookJson {

    private BookJson() {}

    /** What a list shows: the metadata in effect, without the table of contents. */
    @Schema(name = "BookSummary")
    record Summary(
            String id,
            String publisher,
            String identifier,

            @Schema(description = "counts the changes of the book")
            long version,

            int revision,
            String jobId,
            String sha256,
            Instant cataloguedAt,
            Map<String, Object> metadata) {}

    /** All about a book: the metadata in effect, and its revisions from the oldest to the newest. */
    @Schema(name = "Book")
    record Full(
            String id,
            String publisher,
            String identifier,

            @Schema(description = "counts the changes of the book")
            long version,

            Map<String, Object> metadata,
            Map<String, Object> provenance,
            List<Edition> revisions) {}

    /** A revision of a book, with what its file alone said and the formats it is there in. */
    @Schema(name = "Revision")
    record Edition(
            int revision,
            String jobId,
            String sha256,
            Instant cataloguedAt,
            List<String> formats,
            Map<String, Object> metadata,
            Map<String, Object> provenance) {}

    /** A page of books. */
    @Schema(name = "BookPage")
    record Page(
            List<Summary> books,

            @Schema(description = "the parameter 'before' of the next page") @Nullable
            String next) {}

    static Summary summary(CataloguedBook book) {
        List<Revision> revisions = book.revisions();
        Revision newest = revisions.get(revisions.size() - 1);
        Map<String, Object> metadata = MetadataJson.values(book.metadata());
        metadata.remove("contents");
        return new Summary(
                book.id(),
                book.publisher(),
                book.identifier(),
                book.version(),
                newest.number(),
                newest.jobId(),
                newest.sha256(),
                newest.cataloguedAt(),
                metadata);
    }

    static Full full(CataloguedBook book, Function<Revision, List<JobFile>> files) {
        return new Full(
                book.id(),
                book.publisher(),
                book.identifier(),
                book.version(),
                MetadataJson.values(book.metadata()),
                MetadataJson.provenance(book.metadata()),
                book.revisions().stream()
                        .map(revision -> edition(revision, files.apply(revision)))
                        .toList());
    }

    private static Edition edition(Revision revision, List<JobFile> files) {
        return new Edition(
                revision.number(),
                revision.jobId(),
                revision.sha256(),
                revision.cataloguedAt(),
                files.stream().map(JobFile::format).toList(),
                MetadataJson.values(revision.metadata()),
                MetadataJson.provenance(revision.metadata()));
    }
}
