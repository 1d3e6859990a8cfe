package io.bindery.stores.jobs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Looks at the catalogue in PostgreSQL. Thread-safe. */
final class PostgresCatalogue implements Catalogue {

    private static final int MAX_PAGE = 1000;
    private static final String IDENTIFIED = """
            select * from book where id in (select book_id from book_identifier where identifier = :identifier)
            order by id desc limit 100
            """;
    private static final String BEGINNING = "from BookRow where id >= :from and id < :to order by id desc";

    private final Sessions sessions;
    private final LayerJson json;

    PostgresCatalogue(Sessions sessions, LayerJson json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public Optional<CataloguedBook> find(String bookId) {
        return sessions.inTransaction("find a book", session -> {
            List<BookRow> books = session.createSelectionQuery("from BookRow where id = :id", BookRow.class)
                    .setParameter("id", Clean.text(bookId))
                    .getResultList();
            return withRevisions(session, books).stream().findFirst();
        });
    }

    @Override
    public List<CataloguedBook> findAll(List<String> bookIds) {
        if (bookIds.isEmpty()) {
            return List.of();
        }
        return sessions.inTransaction("find books", session -> {
            List<BookRow> books = session.createSelectionQuery("from BookRow where id in (:ids)", BookRow.class)
                    .setParameterList("ids", bookIds.stream().map(Clean::text).toList())
                    .getResultList();
            return withRevisions(session, books);
        });
    }

    @Override
    public List<CataloguedBook> list(@Nullable String publisher, @Nullable String beforeId, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " books: " + limit);
        }
        String text = "from BookRow where 1 = 1"
                + (publisher == null ? "" : " and publisher = :publisher")
                + (beforeId == null ? "" : " and id < :before")
                + " order by id desc";
        return sessions.inTransaction("list books", session -> {
            SelectionQuery<BookRow> books = session.createSelectionQuery(text, BookRow.class);
            books.setMaxResults(limit);
            if (publisher != null) {
                books.setParameter("publisher", Clean.text(publisher));
            }
            if (beforeId != null) {
                books.setParameter("before", Clean.text(beforeId));
            }
            return withRevisions(session, books.getResultList());
        });
    }

    @Override
    public List<CataloguedBook> identified(String identifier) {
        return sessions.inTransaction("find a book by its identifier", session -> {
            List<BookRow> books = session.createNativeQuery(IDENTIFIED, BookRow.class)
                    .setParameter("identifier", Clean.text(identifier))
                    .getResultList();
            return withRevisions(session, books);
        });
    }

    @Override
    public List<CataloguedBook> beginningWith(String idPrefix, int limit) {
        String prefix = Clean.text(idPrefix);
        return sessions.inTransaction("find a book by the beginning of its id", session -> {
            List<BookRow> books = session.createSelectionQuery(BEGINNING, BookRow.class)
                    .setParameter("from", prefix)
                    .setParameter("to", prefix + Character.MAX_VALUE)
                    .setMaxResults(limit)
                    .getResultList();
            return withRevisions(session, books);
        });
    }

    private List<CataloguedBook> withRevisions(StatelessSession session, List<BookRow> books) {
        if (books.isEmpty()) {
            return List.of();
        }
        Map<String, List<Revision>> revisions = session
                .createSelectionQuery(
                        "from RevisionRow where bookId in (:books) order by bookId, number", RevisionRow.class)
                .setParameterList("books", books.stream().map(book -> book.id).toList())
                .getResultList()
                .stream()
                .collect(groupingBy(row -> row.bookId, mapping(row -> row.toRevision(json), toList())));
        return books.stream()
                .map(book -> new CataloguedBook(
                        book.id,
                        book.publisher,
                        book.identifier,
                        revisions.getOrDefault(book.id, List.of()),
                        json.metadata(book.metadata),
                        book.version))
                .toList();
    }
}
