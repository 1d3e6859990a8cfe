package io.bindery.api.store;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * All that one source says of one book. Layers are kept side by side and none is dropped for another; what the book's metadata
 * is in effect is merged from those that count. Immutable.
 *
 * @param key of which book, and who says it
 * @param statedBy the plugin that read it, e.g. {@code epub} or {@code onix}, or {@code person:} and a login; not blank
 * @param reference what it was read from: a record reference of a feed, the SHA-256 of the file; may be empty
 * @param patch what it says
 * @param cleared the fields of which it says that the book has no value; unmodifiable
 * @param at when it was stated, by the source's own account if it has one (the message's time), else when it was read
 * @param withdrawn whether the source has taken it back: it is kept, and does not count
 */
public record MetadataLayer(
        Key key,
        String statedBy,
        String reference,
        MetadataPatch patch,
        Set<MetadataField<?>> cleared,
        Instant at,
        boolean withdrawn) {

    /**
     * What tells one layer from another. A book need not be here yet: the layer waits for it. Immutable.
     *
     * @param publisher whose book it is, as in {@link CataloguedBook#publisher()}
     * @param identifier which book: {@code isbn:} with 13 digits, {@code doi:…}, {@code asin:…}, {@code gtin:…}, or any
     *     {@link CataloguedBook#identifier()}
     * @param source the kind of source
     * @param name which of them: {@code file}, a feed with its sender, e.g. {@code onix:Penguin}, an enricher's plugin name, the
     *     name of the field that a person has edited; not blank
     */
    public record Key(String publisher, String identifier, Source source, String name) {

        /** The name of the layer that the file itself is. */
        public static final String FILE = "file";

        public Key {
            publisher = required(publisher, "publisher");
            identifier = required(identifier, "identifier");
            Objects.requireNonNull(source, "source");
            name = required(name, "name");
        }
    }

    public MetadataLayer {
        Objects.requireNonNull(key, "key");
        statedBy = required(statedBy, "stated by");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(patch, "patch");
        cleared = Set.copyOf(cleared);
        Objects.requireNonNull(at, "at");
    }

    /** A layer that counts and clears nothing. */
    public MetadataLayer(Key key, String statedBy, String reference, MetadataPatch patch, Instant at) {
        this(key, statedBy, reference, patch, Set.of(), at, false);
    }

    /**
     * The same, taken back: what it said is kept.
     *
     * @param by who takes it back, as in {@link #statedBy}
     * @param when when
     */
    public MetadataLayer takenBack(String by, Instant when) {
        return new MetadataLayer(key, by, reference, patch, cleared, when, true);
    }

    /** What it says, with provenance, as if there were no other. */
    public BookMetadata alone() {
        return BookMetadata.EMPTY.apply(patch, key.source(), statedBy, at);
    }

    private static String required(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a metadata layer needs a " + what);
        }
        return text;
    }
}
