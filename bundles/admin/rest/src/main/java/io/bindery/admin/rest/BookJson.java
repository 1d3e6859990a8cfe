package io.bindery.admin.rest;

import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.jobs.JobFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Books of the catalogue as the API shows them. */
final class BookJson {

    private BookJson() {}

    /** What a list shows: the metadata in effect, without the table of contents. */
    static Map<String, Object> summary(CataloguedBook book) {
        List<Revision> revisions = book.revisions();
        Revision newest = revisions.get(revisions.size() - 1);
        Map<String, Object> metadata = MetadataJson.values(book.metadata());
        metadata.remove("contents");
        Map<String, Object> json = head(book);
        json.put("revision", newest.number());
        json.put("jobId", newest.jobId());
        json.put("sha256", newest.sha256());
        json.put("cataloguedAt", newest.cataloguedAt().toString());
        json.put("metadata", metadata);
        return json;
    }

    /** All about a book; its revisions from the oldest to the newest, with what each file alone said and the formats it is there in. */
    static Map<String, Object> full(CataloguedBook book, Function<Revision, List<JobFile>> files) {
        Map<String, Object> json = head(book);
        json.put("metadata", MetadataJson.values(book.metadata()));
        json.put("provenance", MetadataJson.provenance(book.metadata()));
        json.put(
                "revisions",
                book.revisions().stream()
                        .map(revision -> revision(revision, files.apply(revision)))
                        .toList());
        return json;
    }

    private static Map<String, Object> head(CataloguedBook book) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", book.id());
        json.put("publisher", book.publisher());
        json.put("identifier", book.identifier());
        json.put("version", book.version());
        return json;
    }

    private static Map<String, Object> revision(Revision revision, List<JobFile> files) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revision", revision.number());
        json.put("jobId", revision.jobId());
        json.put("sha256", revision.sha256());
        json.put("cataloguedAt", revision.cataloguedAt().toString());
        json.put("formats", files.stream().map(JobFile::format).toList());
        json.put("metadata", MetadataJson.values(revision.metadata()));
        json.put("provenance", MetadataJson.provenance(revision.metadata()));
        return json;
    }
}
