package io.bindery.admin.rest;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one book of two revisions, and one of another publisher. */
final class FakeCatalogue implements Catalogue {

    private static final CataloguedBook BOOK = new CataloguedBook(
            "b1", "acme", "isbn:9780316000000", List.of(revision(1, "First edition"), revision(2, "Second edition")));

    private static final CataloguedBook OTHERS =
            new CataloguedBook("b0", "other", "isbn:9780316000001", List.of(revision(1, "Another book")));

    @Override
    public Optional<CataloguedBook> find(String bookId) {
        return List.of(BOOK, OTHERS).stream()
                .filter(book -> book.id().equals(bookId))
                .findFirst();
    }

    @Override
    public List<CataloguedBook> list(@Nullable String publisher, @Nullable String beforeId, int limit) {
        return List.of(BOOK, OTHERS).stream()
                .filter(book -> publisher == null || publisher.equals(book.publisher()))
                .filter(book -> beforeId == null || book.id().compareTo(beforeId) < 0)
                .limit(limit)
                .toList();
    }

    private static Revision revision(int number, String title) {
        BookMetadata metadata = BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.TITLES, Title.main(title), "opf")
                        .build(),
                "epub",
                FakeJobs.AT);
        return new Revision(number, "job" + number, "0".repeat(64), metadata, FakeJobs.AT);
    }
}
