package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.api.job.Job;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * What of the platform one caller sees. What belongs to another publisher is not there for him: the answer is the same as for what
 * has never been, so that he cannot find out either.
 */
final class Tenants {

    /** The login of whoever holds the token of this machine; its keys are the ones that the platform's own programs use. */
    static final String MACHINE = "api";

    private final Platform platform;
    private final Caller caller;

    Tenants(Platform platform, SecurityContext security) {
        this(platform, (Caller) security.getUserPrincipal());
    }

    Tenants(Platform platform, Caller caller) {
        this.platform = platform;
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    /** An intake key that meets no other publisher's. */
    String key(String key, String publisher) {
        return caller.login().equals(MACHINE) ? key : publisher + '/' + key;
    }

    /** Refuses what is meant for a publisher that the caller does not work for. */
    void requirePublisher(String publisher) {
        if (!caller.sees(publisher)) {
            throw new ApiException(ApiError.NOT_FOUND, "there is no publisher " + publisher);
        }
    }

    /** The job with this id, or the only one that is visible and whose id begins so. */
    JobReport job(String idOrPrefix) {
        Jobs jobs = platform.jobs();
        String id = caller.seesAll() ? idOrPrefix : visibleId(jobs, idOrPrefix);
        return jobs.report(id)
                .filter(report -> caller.sees(report.job().publisher()))
                .orElseThrow(() -> new NoSuchJobException("there is no job " + idOrPrefix));
    }

    private String visibleId(Jobs jobs, String prefix) {
        String begins = prefix.strip().toLowerCase(java.util.Locale.ROOT);
        List<String> ids = begins.isEmpty()
                ? List.of()
                : newest(null, 2, Job::id, one -> jobs.list(new JobQuery(Set.of(), one, begins, null, 2))).stream()
                        .map(Job::id)
                        .toList();
        if (ids.size() > 1 && !ids.contains(begins)) {
            throw new AmbiguousIdException("several jobs' ids begin with " + prefix + "; give more of it");
        }
        if (ids.isEmpty()) {
            throw new NoSuchJobException("there is no job " + prefix);
        }
        return ids.contains(begins) ? begins : ids.get(0);
    }

    CataloguedBook book(String id) {
        return platform.catalogue()
                .find(id)
                .filter(book -> caller.sees(book.publisher()))
                .orElseThrow(() -> new ApiException(ApiError.NOT_FOUND, "there is no book " + id));
    }

    /**
     * The newest things of all publishers that the caller works for.
     *
     * @param publisher only of this one; null for any
     * @param id what things are sorted by, the newest highest
     * @param list the newest of one publisher, or of all if it is null; at most so many as the limit
     */
    <T> List<T> newest(
            @Nullable String publisher, int limit, Function<T, String> id, Function<@Nullable String, List<T>> list) {
        if (publisher != null) {
            return caller.sees(publisher) ? list.apply(publisher) : List.of();
        }
        if (caller.seesAll()) {
            return list.apply(null);
        }
        return caller.publishers().stream()
                .flatMap(one -> list.apply(one).stream())
                .sorted(Comparator.comparing(id).reversed())
                .limit(limit)
                .toList();
    }
}
