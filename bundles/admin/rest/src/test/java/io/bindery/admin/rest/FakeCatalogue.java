package io.bindery.admin.rest;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.metadata.BookEditor;
import io.bindery.core.metadata.NoSuchBookException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one book of two revisions. */
final class FakeCatalogue implements Catalogue {

    private static final CataloguedBook BOOK = new CataloguedBook(
            "b1", "acme", "isbn:9780316000000", List.of(revision(1, "First edition"), revision(2, "Second edition")));

    @Override
    public Optional<CataloguedBook> find(String bookId) {
        return bookId.equals(BOOK.id()) ? Optional.of(BOOK) : Optional.empty();
    }

    @Override
    public List<CataloguedBook> list(@Nullable String publisher, @Nullable String beforeId, int limit) {
        return publisher == null || publisher.equals(BOOK.publisher()) ? List.of(BOOK) : List.of();
    }

    @Override
    public List<CataloguedBook> identified(String identifier) {
        return identifier.equals(BOOK.identifier()) ? List.of(BOOK) : List.of();
    }

    @Override
    public List<CataloguedBook> beginningWith(String idPrefix, int limit) {
        return BOOK.id().startsWith(idPrefix) ? List.of(BOOK) : List.of();
    }

    /** An editor that can only look. */
    static BookEditor editor() {
        return (BookEditor) Proxy.newProxyInstance(
                FakeCatalogue.class.getClassLoader(), new Class<?>[] {BookEditor.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("book")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return new FakeCatalogue()
                            .find(String.valueOf(arguments[0]))
                            .orElseThrow(() -> new NoSuchBookException("there is no book " + arguments[0]));
                });
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
