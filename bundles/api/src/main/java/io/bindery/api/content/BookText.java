package io.bindery.api.content;

import java.io.IOException;
import java.io.Reader;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The text of one book, as the plugin of its format reads it: in reading order, paragraphs ended by a line feed, chapters by a form
 * feed, without markup. Read once for all plugins that ask. Valid only during the plugin call that its book was passed to. Safe for
 * use by several threads of that call.
 */
@ProviderType
public interface BookText {

    /** How many characters (UTF-16) it has; at least 1. */
    long characters();

    /** Whether that is all of the book's text; else the platform cut it, as it keeps some ten million words at the most. */
    boolean complete();

    /**
     * Opens the text for one reading from the start. The caller closes the reader; the platform closes what a plugin forgot when
     * its call ends.
     *
     * @throws IOException if it cannot be read
     */
    Reader open() throws IOException;
}
