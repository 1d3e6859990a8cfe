package io.bindery.core.intake;

import java.io.InputStream;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** One place elsewhere, of one publisher. Safe for use by several threads. */
@ProviderType
public interface RemoteSource extends AutoCloseable {

    /** Whether to look there now; false while the place or the platform needs a pause. */
    boolean ready();

    /** Whether a file of this name may be a book: it is not hidden, says nothing of another file, and is not said to be in transfer. */
    boolean mayBeBook(String fileName);

    /**
     * Takes a book. A book of the same identity is never taken twice, whatever happens: show it again until it is said to be taken.
     *
     * @param bytes read to the end if the book is new, not closed; if more or fewer come than were announced, nothing is taken
     */
    Taking take(RemoteBook book, InputStream bytes);

    /** The place answers. */
    void reached();

    /** The place does not answer, or does not do what was asked; {@link #ready()} says no for a while, longer each time. */
    void away(String why);

    /** There is nothing to do; {@link #ready()} says no for that time. */
    void rest(Duration time);

    /** Forgets the place. */
    @Override
    void close();
}
