package io.bindery.formats.mobi.palm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list of metadata in a book's first record: each entry a number that says what it is, and some bytes. What can be read before a
 * fault is kept. Immutable.
 */
public final class Exth {

    /** No metadata. */
    static final Exth EMPTY = new Exth(List.of(), null);

    /** Real books have some thirty; a book with a thousand subjects is still one. */
    private static final int MOST = 5_000;

    private static final int HEADER = 12;
    private static final int ENTRY_HEADER = 8;

    /**
     * One entry.
     *
     * @param type what it is, as numbered by the MobileRead wiki
     * @param value its bytes
     */
    public record Entry(long type, Block value) {}

    private final List<Entry> entries;
    private final @Nullable String fault;

    private Exth(List<Entry> entries, @Nullable String fault) {
        this.entries = List.copyOf(entries);
        this.fault = fault;
    }

    static Exth read(Block record, long start) {
        if (!record.is(start, "EXTH")) {
            return new Exth(List.of(), "the header announces metadata, and there are none behind it");
        }
        long length = record.u32(start + 4);
        long count = record.u32(start + 8);
        if (length < HEADER || !record.has(start, length)) {
            return new Exth(
                    List.of(),
                    "metadata of " + length + " bytes from byte " + start + " on, in a record of " + record.length());
        }
        List<Entry> entries = new ArrayList<>();
        long at = start + HEADER;
        long end = start + length;
        for (long i = 0; i < count; i++) {
            if (i == MOST) {
                return new Exth(entries, count + " pieces of metadata, allowed are " + MOST);
            }
            long size = at + ENTRY_HEADER > end ? 0 : record.u32(at + 4);
            if (size < ENTRY_HEADER || at + size > end) {
                return new Exth(
                        entries,
                        "of " + count + " pieces of metadata, number " + (i + 1) + " does not fit into their list");
            }
            entries.add(new Entry(record.u32(at), record.part(at + ENTRY_HEADER, size - ENTRY_HEADER)));
            at += size;
        }
        return new Exth(entries, null);
    }

    /** What is wrong with the list. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** All entries of a type, in order. */
    public List<Block> all(long type) {
        return entries.stream()
                .filter(entry -> entry.type() == type)
                .map(Entry::value)
                .toList();
    }

    /** The number in the first entry of a type that holds one of 1, 2 or 4 bytes; {@link BookHeader#NONE} without. */
    public long number(long type) {
        for (Block value : all(type)) {
            int bits = value.length() * 8;
            if (bits == 8 || bits == 16 || bits == 32) {
                return value.u32(0) >>> (32 - bits);
            }
        }
        return BookHeader.NONE;
    }
}
