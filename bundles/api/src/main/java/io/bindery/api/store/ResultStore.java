package io.bindery.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at checkpoints; they are written by {@link JobStore#save}. Safe for use by several threads. All methods throw
 * {@link StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface ResultStore {

    /** The result kept under this key. */
    Optional<StepResult> find(String key);

    /** The results of a job's steps, in the order of its steps; steps without a result are passed over. */
    List<StepResult> ofJob(String jobId);
}
