package io.bindery.api.step;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What surrounds one plugin call. Valid only during the call. Safe for use by several threads of it.
 */
@ProviderType
public interface StepContext {

    /** The job's id, for logs and names; the same over all attempts and steps of one job. */
    String jobId();

    /**
     * When the call's time is up. The platform then interrupts the calling thread, and no longer waits for it: a plugin
     * that goes on past this moment works for nobody.
     */
    Instant deadline();

    /**
     * Asks whether to go on; long loops call it now and then.
     *
     * @throws CancellationException if the job was cancelled, the platform is stopping or the time is up
     */
    void checkCancelled();

    /**
     * Says how far the call has come.
     *
     * @param fraction from 0 to 1; values outside are clamped
     */
    void progress(double fraction);

    /**
     * A scratch folder of this call alone, empty at its start and deleted with all in it at its end.
     *
     * @throws IOException if it cannot be made
     */
    Path workspace() throws IOException;
}
