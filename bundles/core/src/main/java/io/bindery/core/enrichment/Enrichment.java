package io.bindery.core.enrichment;

import io.bindery.api.job.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets an enricher look at books that are in the catalogue already; an OSGi service. Nothing of a run over the whole catalogue is kept but
 * what it has brought: it can be stopped at any moment, and one that begins anew comes to what is missing. Safe for use by several
 * threads. All methods throw {@link io.bindery.api.store.StoreUnavailableException} if the store cannot be reached.
 */
@ProviderType
public interface Enrichment {

    /** At which books it looks. */
    enum Scope {
        /** Those that it has not seen in their newest revision, the oldest first. */
        MISSING,
        /** All, the newest first; what it has said with the same version and configuration of the same book is used again. */
        ALL
    }

    /**
     * What shall be done. Immutable.
     *
     * @param enricher the plugin's name
     * @param scope at which books it looks
     * @param after where to go on: {@link Begun#next()} of the call before; empty to begin
     * @param limit at how many books it looks now; 1 to 1000
     * @param actor who wants it
     */
    record Wish(String enricher, Scope scope, String after, int limit, String actor) {}

    /**
     * What was begun. Immutable.
     *
     * @param jobs the books' jobs, which wait in the queue now
     * @param skipped books at which it does not look now
     * @param next where to go on; null if there are no more books
     */
    record Begun(
            List<Job> jobs, List<Skipped> skipped, @Nullable String next) {
        public Begun {
            jobs = List.copyOf(jobs);
            skipped = List.copyOf(skipped);
        }
    }

    /** A book at which it does not look now, with the reason for people. Immutable. */
    record Skipped(String bookId, String reason) {}

    /**
     * At how many books the enricher has not looked in their newest revision.
     *
     * @throws NoSuchEnricherException if none of this name is here
     */
    long missing(String enricher);

    /**
     * Puts the jobs of some books back into the queue, so that the enricher looks at them.
     *
     * @throws NoSuchEnricherException if none of this name is here
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    Begun begin(Wish wish);
}
