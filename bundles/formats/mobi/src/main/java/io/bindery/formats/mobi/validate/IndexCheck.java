package io.bindery.formats.mobi.validate;

import io.bindery.formats.mobi.MobiError;
import io.bindery.formats.mobi.palm.Block;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.formats.mobi.palm.KindleBook.Part;
import io.bindery.formats.mobi.palm.PalmDatabase;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether the indexes (INDX) of a part hold together. Each has a first record that says how its entries are written (TAGX) and how
 * many records of entries follow, and each record ends with the list of its entries' places (IDXT).
 */
final class IndexCheck {

    /** A record of entries has at most 64 KiB: places in it have two bytes. */
    private static final int MOST = 1 << 17;

    private static final int LEAST_HEADER = 56;

    private final PalmDatabase database;
    private final Findings findings;
    private final Set<Long> seen = new HashSet<>();

    IndexCheck(KindleBook book, Findings findings) {
        this.database = book.database();
        this.findings = findings;
    }

    void check(Part part) throws IOException {
        BookHeader header = part.header();
        Map<String, Long> indexes = new HashMap<>();
        indexes.put("the table of contents", header.contentsIndex());
        indexes.put("the fragments of the text", header.fragmentIndex());
        indexes.put("the skeletons of the text", header.skeletonIndex());
        indexes.put("the guide", header.guideIndex());
        for (Map.Entry<String, Long> index : new java.util.TreeMap<>(indexes).entrySet()) {
            if (index.getValue() != BookHeader.NONE) {
                check(part, index.getKey(), part.record(index.getValue()));
            }
        }
    }

    private void check(Part part, String what, long record) throws IOException {
        if (!part.holds(record)) {
            broken(
                    part.start(),
                    "the index of " + what + " is said to be in record " + record + ", which this part does not have");
            return;
        }
        if (!seen.add(record)) {
            broken(record, "the index of " + what + " is another index as well");
            return;
        }
        Block first = database.record(record, MOST);
        if (!isIndex(first, record, "the index of " + what)) {
            return;
        }
        long tags = first.u32(4);
        if (!first.is(tags, "TAGX") || !first.has(tags, first.u32(tags + 4)) || first.u32(tags + 4) < 12) {
            broken(record, "the index of " + what + " does not say how its entries are written (TAGX)");
            return;
        }
        long count = first.u32(24);
        if (count > 0 && !part.holds(record + count)) {
            broken(
                    record,
                    "the index of " + what + " is said to go on for " + count + " records, past the end of this part");
            return;
        }
        entries(first, record, 0);
        for (long next = record + 1; next <= record + count; next++) {
            Block block = database.record(next, MOST);
            if (!seen.add(next) || !isIndex(block, next, "a part of the index of " + what)) {
                return;
            }
            entries(block, next, block.u32(4));
        }
    }

    private boolean isIndex(Block block, long record, String what) {
        if (!block.is(0, "INDX") || block.u32(4) < LEAST_HEADER || !block.has(0, block.u32(4))) {
            broken(record, what + " should be here, and no whole header of one (INDX) is");
            return false;
        }
        return true;
    }

    /** @param from where the first entry may begin; 0 if entries are not in question */
    private void entries(Block block, long record, long from) {
        long list = block.u32(20);
        long count = block.u32(24);
        if (!block.is(list, "IDXT") || !block.has(list + 4, count * 2)) {
            broken(record, "the list of " + count + " entries (IDXT) is not at byte " + list + " of " + block.length());
            return;
        }
        if (from == 0) {
            return;
        }
        long before = from - 1;
        for (long i = 0; i < count; i++) {
            int at = block.u16(list + 4 + 2 * i);
            if (at <= before || at >= list) {
                broken(
                        record,
                        "entry " + (i + 1) + " of " + count + " is said to begin at byte " + at
                                + ", out of order or outside");
                return;
            }
            before = at;
        }
    }

    private void broken(long record, String message) {
        findings.error(MobiError.INDEX_BROKEN, record, message);
    }
}
