package io.bindery.hardened.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.ext.EntityResolver2;

/**
 * Answers every wish for an external entity from within: the external subset of the DOCTYPE gives the named characters of
 * XHTML ({@code &nbsp;} ...), anything else is empty. So no file and no address is ever opened, and yet the entities that
 * books of EPUB 2 are full of keep their meaning.
 */
final class LocalEntities implements EntityResolver2 {

    /** The address of every answer. */
    static final String SYSTEM_ID = "bindery:local";

    static final LocalEntities INSTANCE = new LocalEntities();

    private static final String NAMED_CHARACTERS = load();

    private LocalEntities() {}

    private static String load() {
        try (InputStream in = LocalEntities.class.getResourceAsStream("named-characters.ent")) {
            if (in == null) {
                throw new IllegalStateException("named-characters.ent is missing from the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called for a DOCTYPE without external subset: that of EPUB 3, in which tools leave {@code &nbsp;} all the same. */
    @Override
    public @Nullable InputSource getExternalSubset(String name, @Nullable String baseUri) {
        return answer(NAMED_CHARACTERS);
    }

    /** The JDK does not say whether it wants the subset or a parameter entity; general entities are never asked for. */
    @Override
    public InputSource resolveEntity(
            @Nullable String name, @Nullable String publicId, @Nullable String baseUri, @Nullable String systemId) {
        return answer(NAMED_CHARACTERS);
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
        return answer("");
    }

    private static InputSource answer(String text) {
        InputSource source = new InputSource(new StringReader(text));
        source.setSystemId(SYSTEM_ID);
        return source;
    }
}
