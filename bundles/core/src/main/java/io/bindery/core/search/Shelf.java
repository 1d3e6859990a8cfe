package io.bindery.core.search;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.Job;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.JobReader;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The books as they are now, as documents. Thread-safe. */
final class Shelf {

    private static final String OF_BOOKS = "book.";
    private static final String OF_JOBS = "job.";

    private final Catalogue catalogue;
    private final JobReader reader;
    private final Jobs jobs;

    Shelf(Catalogue catalogue, JobReader reader, Jobs jobs) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.jobs = jobs;
    }

    /** The ids of the books that events are about: a job's state and what it has made are a part of its book. */
    Set<String> touchedBy(List<OutgoingEvent> events) {
        Set<String> ids = new LinkedHashSet<>();
        for (OutgoingEvent event : events) {
            if (event.type().startsWith(OF_BOOKS)) {
                ids.add(event.subject());
            } else if (event.type().startsWith(OF_JOBS)) {
                reader.find(event.subject()).map(Job::bookId).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** The documents of those of these books that are here. */
    List<SearchDocument> documents(List<String> bookIds) {
        return catalogue.findAll(bookIds).stream().map(this::document).toList();
    }

    /** The next documents from the newest book to the oldest. */
    List<SearchDocument> olderThan(@Nullable String bookId, int limit) {
        return catalogue.list(null, bookId, limit).stream().map(this::document).toList();
    }

    private SearchDocument document(CataloguedBook book) {
        String jobId = book.revisions().get(book.revisions().size() - 1).jobId();
        String state = reader.find(jobId).map(job -> job.state().name()).orElse("");
        List<String> formats = new ArrayList<>();
        try {
            jobs.files(jobId).stream().map(JobFile::format).distinct().forEach(formats::add);
        } catch (NoSuchJobException e) {
            state = ""; // its book is here all the same
        }
        return Documents.of(book, new Documents.Facts(state, formats));
    }
}
