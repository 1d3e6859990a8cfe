package io.bindery.core.intake;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The folder into which publishers drop books, {@code inbox/<publisher>/}; an OSGi service. Safe for use by several threads.
 *
 * <p>A book that was taken lies in {@code processing/} of its publisher's folder while it is worked on, and in {@code done/},
 * {@code rejected/} or {@code failed/} afterwards, with a report beside it unless all went well.
 */
@ProviderType
public interface Inbox {

    /** The inbox; a folder that exists. */
    Path root();

    /**
     * Whether a file is a book that is all there: it has not changed for a while, or a companion {@code <name>.done} or
     * {@code <name>.sha256} says so. Ask again later if not.
     *
     * @param file a file in the inbox or in a publisher's folder
     */
    boolean hasArrived(Path file);

    /**
     * Takes a book. It has left its place when this returns, or stays there if it cannot be moved; a book that has left is never
     * lost and never taken twice, whatever happens.
     *
     * @param file a file that has arrived
     */
    void take(Path file);
}
