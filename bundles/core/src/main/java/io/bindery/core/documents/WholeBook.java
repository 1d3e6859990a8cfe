package io.bindery.core.documents;

import io.bindery.api.document.BookDocument;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.metadata.FlatMetadata;
import io.bindery.core.metadata.FlatProvenance;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes of a book the document of all that the catalogue knows of it. */
final class WholeBook {

    private WholeBook() {}

    static BookDocument of(CataloguedBook book) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("identifier", book.identifier());
        content.put(
                "revisions", book.revisions().stream().map(WholeBook::revision).toList());
        content.put("metadata", FlatMetadata.of(book.metadata()));
        content.put("provenance", FlatProvenance.of(book.metadata()));
        return new BookDocument(book.id(), book.publisher(), book.version(), content);
    }

    private static Map<String, Object> revision(Revision it) {
        Map<String, Object> revision = new LinkedHashMap<>();
        revision.put("number", it.number());
        revision.put("sha256", it.sha256());
        revision.put("cataloguedAt", it.cataloguedAt().toString());
        revision.put("jobId", it.jobId());
        return revision;
    }
}
