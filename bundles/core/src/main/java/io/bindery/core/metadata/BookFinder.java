package io.bindery.core.metadata;

import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.core.jobs.AmbiguousIdException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.validator.routines.ISBNValidator;

/** Finds books by what people call them. Thread-safe. */
final class BookFinder {

    private static final int FULL_ID = 36;

    /** Of so many books with ids that begin alike, one may be visible that is the only one. */
    private static final int MANY = 100;

    private final Catalogue catalogue;

    BookFinder(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    CataloguedBook find(String name, Predicate<CataloguedBook> visible) {
        String text = name.strip();
        String id = text.toLowerCase(Locale.ROOT);
        if (id.length() >= FULL_ID && !id.contains(":")) {
            return catalogue.find(id).filter(visible).orElseThrow(() -> none(text));
        }
        String isbn = ISBNValidator.getInstance(true)
                .validate(text.replaceFirst("(?i)^(urn:)?isbn(-1[03])?[:\\s]*", "")
                        .replaceAll("[\\s\\p{Pd}]", ""));
        // Ten digits may as well be the beginning of an id.
        List<CataloguedBook> sold = isbn == null
                ? List.of()
                : catalogue.identified("isbn:" + isbn).stream().filter(visible).toList();
        if (!sold.isEmpty()) {
            return only(text, sold, visible);
        }
        if (id.contains(":")) {
            return only(text, catalogue.identified(text), visible);
        }
        if (id.isEmpty()) {
            throw none(text);
        }
        return only(text, catalogue.beginningWith(id, MANY), visible);
    }

    private static CataloguedBook only(String name, List<CataloguedBook> all, Predicate<CataloguedBook> visible) {
        List<CataloguedBook> found = all.stream().filter(visible).toList();
        if (found.isEmpty()) {
            throw none(name);
        }
        if (found.size() > 1) {
            throw new AmbiguousIdException(name + " is not one book: "
                    + found.stream()
                            .limit(5)
                            .map(book -> book.id() + " of " + book.publisher())
                            .collect(Collectors.joining(", "))
                    + "; give the id");
        }
        return found.get(0);
    }

    private static NoSuchBookException none(String name) {
        return new NoSuchBookException("there is no book whose id is or begins with " + name
                + ", and none with that ISBN; `bindery jobs` lists the jobs that brought books");
    }
}
