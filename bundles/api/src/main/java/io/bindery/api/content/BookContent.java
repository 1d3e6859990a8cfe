package io.bindery.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The bytes of one book, unchanging. Valid only during the plugin call that it was passed to. Safe for use by several
 * threads of that call.
 */
@ProviderType
public interface BookContent {

    /** The service property by which a plugin says what it reads beside the bytes. */
    String READS = "bindery.reads";

    /** The value of {@link #READS} that asks for the {@link #text()}. */
    String READS_TEXT = "text";

    /** The name that the sender gave the file: the last segment only. It says what the sender thinks, not what is true. */
    String fileName();

    /** The media type that identification found; {@link MediaType#UNKNOWN} before that. */
    MediaType mediaType();

    /** Size in bytes. */
    long size();

    /** SHA-256 of the bytes: 64 lower-case hexadecimal digits. */
    String sha256();

    /**
     * Opens the bytes for one reading from the start. The caller closes the stream; the platform closes what a plugin
     * forgot when its call ends.
     *
     * @throws IOException if the bytes cannot be read, or are found at the end not to have the {@link #sha256()}
     */
    InputStream open() throws IOException;

    /**
     * A local file with the bytes, for random access. Read-only: a plugin that changes it breaks the promise of this
     * type and its job fails. Its name is not {@link #fileName()}.
     *
     * @throws IOException if the bytes cannot be made available
     */
    Path file() throws IOException;

    /**
     * The book's text, for an enricher or a quality checker that asks for it by the service property
     * {@value #READS} with the value {@value #READS_TEXT}; what the plugin answers is then made anew when the text is read by another
     * version of the plugin that reads it.
     *
     * @return empty if the plugin did not ask, if no plugin is here that reads this format's text, if the book does not permit to read
     *     it, or if it has none
     */
    default Optional<BookText> text() {
        return Optional.empty();
    }
}
