package io.bindery.converters.print.page;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import io.bindery.api.error.RejectedException;
import io.bindery.converters.print.content.Resources;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the layout what it asks for out of the book, and nothing else. */
final class BookStreams implements FSStreamFactory {

    private final Resources resources;

    BookStreams(Resources resources) {
        this.resources = resources;
    }

    @Override
    public FSStream getUrl(String uri) {
        return new FSStream() {
            @Override
            public @Nullable InputStream getStream() {
                try {
                    Optional<byte[]> bytes = resources.bytes(uri);
                    return bytes.isEmpty() ? null : new ByteArrayInputStream(bytes.get());
                } catch (RejectedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public @Nullable Reader getReader() {
                InputStream stream = getStream();
                return stream == null ? null : new InputStreamReader(stream, StandardCharsets.UTF_8);
            }
        };
    }
}
