package io.bindery.admin.rest;

import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.NoSuchJobException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;

/** {@code /api/v1/books}. */
final class BooksResource {

    private final Platform platform;

    BooksResource(Platform platform) {
        this.platform = platform;
    }

    /** A page of books, the newest first. */
    Reply list(HttpServletRequest request) {
        Parameters parameters = new Parameters(request);
        int limit = parameters.limit();
        List<CataloguedBook> page =
                platform.catalogue().list(parameters.optional("publisher"), parameters.optional("before"), limit);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("books", page.stream().map(BookJson::summary).toList());
        json.put("next", page.size() < limit ? null : page.get(page.size() - 1).id());
        return Reply.ok(json);
    }

    private List<JobFile> files(Revision revision) {
        try {
            return platform.jobs().files(revision.jobId());
        } catch (NoSuchJobException e) {
            return List.of(); // its book is here all the same
        }
    }

    /** The book with this id, beginning of an id, or ISBN. */
    Reply book(String name) {
        return Reply.ok(BookJson.full(platform.editor().book(name), this::files));
    }
}
