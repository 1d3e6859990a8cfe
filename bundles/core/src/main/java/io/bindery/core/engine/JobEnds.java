package io.bindery.core.engine;

import io.bindery.api.job.Job;
import java.util.function.Consumer;

/** Tells when jobs end. */
public interface JobEnds {

    /** Has the listener told of each job that ends on this worker; it must return soon. */
    void onEnd(Consumer<Job> listener);
}
