package io.bindery.formats.mobi.palm;

import io.bindery.formats.mobi.palm.KindleBook.Part;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of an index (INDX) and its texts (CNCX). Amazon has published no specification; the form is that of the MobileRead wiki, page
 * "MOBI", section "INDX". What does not hold together is left out: telling so is for validation. Immutable.
 */
public final class Index {

    private static final int MOST_BYTES = 1 << 17;
    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_VALUES = 64;

    /**
     * How one tag is written.
     *
     * @param tag its number
     * @param values how many numbers make one value
     * @param mask its bits in the control byte
     * @param ends whether the next tag's bits are in the next control byte
     */
    private record Tag(int tag, int values, int mask, boolean ends) {}

    private final List<Map<Integer, List<Long>>> entries;
    private final List<Block> texts;

    private Index(List<Map<Integer, List<Long>>> entries, List<Block> texts) {
        this.entries = List.copyOf(entries);
        this.texts = List.copyOf(texts);
    }

    /**
     * Reads an index.
     *
     * @param number its first record, counted from the part's; {@link BookHeader#NONE} gives an empty index
     * @throws IOException if the file cannot be read
     */
    static Index read(PalmDatabase database, Part part, long number) throws IOException {
        List<Map<Integer, List<Long>>> entries = new ArrayList<>();
        List<Block> texts = new ArrayList<>();
        long first = part.record(number);
        if (first == BookHeader.NONE || !part.holds(first)) {
            return new Index(entries, texts);
        }
        Block header = database.record(first, MOST_BYTES);
        long tagTable = header.u32(4);
        if (!header.is(0, "INDX") || !header.is(tagTable, "TAGX")) {
            return new Index(entries, texts);
        }
        List<Tag> tags = tags(header, tagTable);
        int controls = header.u8(tagTable + 11);
        long records = Math.min(header.u32(24), part.end() - first - 1);
        for (long record = first + 1; record <= first + records && entries.size() < MOST_ENTRIES; record++) {
            read(database.record(record, MOST_BYTES), tags, controls, entries);
        }
        long firstText = first + 1 + records;
        long lastText = Math.min(part.end(), firstText + header.u32(52));
        for (long record = firstText; record < lastText && texts.size() < 256; record++) {
            texts.add(database.record(record, MOST_BYTES));
        }
        return new Index(entries, texts);
    }

    private static List<Tag> tags(Block header, long table) {
        List<Tag> tags = new ArrayList<>();
        long end = table + Math.min(header.u32(table + 4), 1_024);
        for (long at = table + 12; at + 4 <= end; at += 4) {
            tags.add(new Tag(header.u8(at), header.u8(at + 1), header.u8(at + 2), header.u8(at + 3) == 1));
        }
        return tags;
    }

    private static void read(Block record, List<Tag> tags, int controls, List<Map<Integer, List<Long>>> entries) {
        long list = record.u32(20);
        if (!record.is(0, "INDX") || !record.is(list, "IDXT")) {
            return;
        }
        long count = Math.min(record.u32(24), (record.length() - list - 4) / 2);
        for (long i = 0; i < count && entries.size() < MOST_ENTRIES; i++) {
            long start = record.u16(list + 4 + 2 * i);
            long end = i + 1 < count ? record.u16(list + 6 + 2 * i) : list;
            // In front of the control bytes stands the name of the entry, with its length.
            long control = start + 1 + record.u8(start);
            entries.add(new Values(record, control + controls, Math.min(end, list)).of(tags, control));
        }
    }

    /** The values of each entry by tag; unmodifiable. */
    public List<Map<Integer, List<Long>>> entries() {
        return entries;
    }

    /** The text at a place that an entry gives; empty if there is none. */
    public String text(long place, Charset charset) {
        long number = place >> 16;
        if (number < 0 || number >= texts.size()) {
            return "";
        }
        Block text = texts.get((int) number);
        Values reader = new Values(text, place & 0xFFFF, text.length());
        long length = Math.min(reader.next(), 4_000);
        return text.text(reader.at, length, charset).replace("\0", "").strip();
    }

    /** Reads numbers of seven bits a byte, the last of which has its highest bit set. */
    private static final class Values {
        private final Block block;
        private final long end;
        private long at;

        Values(Block block, long at, long end) {
            this.block = block;
            this.at = at;
            this.end = end;
        }

        long next() {
            long value = 0;
            for (int i = 0; i < 4 && at < end; i++) {
                int one = block.u8(at++);
                value = (value << 7) | (one & 0x7F);
                if ((one & 0x80) != 0) {
                    break;
                }
            }
            return value;
        }

        Map<Integer, List<Long>> of(List<Tag> tags, long firstControl) {
            List<long[]> wanted = new ArrayList<>();
            long control = firstControl;
            for (Tag tag : tags) {
                if (tag.ends()) {
                    control++;
                    continue;
                }
                int bits = block.u8(control) & tag.mask();
                if (bits == 0) {
                    continue;
                }
                boolean byLength = bits == tag.mask() && Integer.bitCount(tag.mask()) > 1;
                long count = byLength ? next() : bits >> Integer.numberOfTrailingZeros(tag.mask());
                wanted.add(new long[] {tag.tag(), byLength ? -1 : count * tag.values(), count});
            }
            Map<Integer, List<Long>> values = new HashMap<>();
            for (long[] want : wanted) {
                values.put((int) want[0], want[1] < 0 ? until(Math.min(end, at + want[2])) : some(want[1]));
            }
            return Map.copyOf(values);
        }

        private List<Long> some(long count) {
            List<Long> values = new ArrayList<>();
            for (long i = 0; i < Math.min(count, MOST_VALUES) && at < end; i++) {
                values.add(next());
            }
            return List.copyOf(values);
        }

        private List<Long> until(long stop) {
            List<Long> values = new ArrayList<>();
            while (at < stop && values.size() < MOST_VALUES) {
                values.add(next());
            }
            return List.copyOf(values);
        }
    }
}
