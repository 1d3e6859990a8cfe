package io.bindery.admin.rest;

import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.NoSuchJobException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/** {@code /api/v1/books}. */
final class BooksResource {

    private final Platform platform;
    private final FilesResource files;

    BooksResource(Platform platform, FilesResource files) {
        this.platform = platform;
        this.files = files;
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

    Reply book(String id) {
        return Reply.ok(BookJson.full(found(id), this::files));
    }

    /** The cover of the newest revision that has one. */
    Reply cover(String id) {
        List<Revision> revisions = found(id).revisions();
        for (int i = revisions.size() - 1; i >= 0; i--) {
            Optional<JobFile> cover = cover(revisions.get(i));
            if (cover.isPresent()) {
                return files.download(cover.get());
            }
        }
        throw new ApiException(ApiError.NOT_FOUND, "book " + id + " has no cover");
    }

    private Optional<JobFile> cover(Revision revision) {
        try {
            return platform.jobs().cover(revision.jobId());
        } catch (NoSuchJobException e) {
            return Optional.empty(); // its job is cleared away, and the cover with it
        }
    }

    private CataloguedBook found(String id) {
        return platform.catalogue()
                .find(id)
                .orElseThrow(() -> new ApiException(ApiError.NOT_FOUND, "there is no book " + id));
    }
}
