package io.bindery.api.store;

/** Somebody else has changed the job since it was read; nothing was saved. Read it again and decide anew. */
public class StaleJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the job. */
    public StaleJobException(String jobId, long version) {
        super("job " + jobId + " is no longer at version " + version);
    }
}
