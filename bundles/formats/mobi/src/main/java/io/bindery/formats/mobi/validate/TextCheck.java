package io.bindery.formats.mobi.validate;

import io.bindery.formats.mobi.MobiError;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.formats.mobi.palm.KindleBook.Part;
import java.io.IOException;

/** Whether the text that a part announces can be there: its records, their number, their compression. */
final class TextCheck {

    private final KindleBook book;
    private final Findings findings;

    TextCheck(KindleBook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    void check(Part part) throws IOException {
        BookHeader header = part.header();
        compression(part);
        if (header.textLength() == 0 || header.textRecords() == 0) {
            findings.error(MobiError.TEXT_BROKEN, part.start(), "the header announces no text");
            return;
        }
        long last = part.start() + (long) header.textRecords();
        if (!part.holds(last)) {
            findings.error(
                    MobiError.TEXT_BROKEN,
                    part.start(),
                    "the header announces " + header.textRecords() + " records of text, and there are only "
                            + (part.end() - part.start() - 1) + " records behind it");
            return;
        }
        long most = (long) header.textRecords() * header.textRecordSize();
        long least = most - header.textRecordSize();
        if (header.textLength() > most) {
            findings.error(
                    MobiError.TEXT_BROKEN,
                    part.start(),
                    header.textLength() + " bytes of text do not fit into " + header.textRecords() + " records of "
                            + header.textRecordSize());
        } else if (header.textLength() <= least) {
            findings.warning(
                    MobiError.TEXT_BROKEN,
                    part.start(),
                    header.textLength() + " bytes of text need fewer than " + header.textRecords() + " records of "
                            + header.textRecordSize());
        }
        stored(part, last);
    }

    private void compression(Part part) throws IOException {
        BookHeader header = part.header();
        switch (header.compression()) {
            case BookHeader.PLAIN, BookHeader.PALM_DOC -> {}
            case BookHeader.HUFF_CDIC -> huffman(part);
            default ->
                findings.error(
                        MobiError.COMPRESSION_BROKEN,
                        part.start(),
                        "a compression with the number " + header.compression() + ", which nobody knows");
        }
    }

    /** One record HUFF with the codes, then at least one CDIC with the dictionary. */
    private void huffman(Part part) throws IOException {
        long first = part.record(part.header().huffRecord());
        long count = part.header().huffRecords();
        if (!part.holds(first) || count < 2 || !part.holds(first + count - 1)) {
            findings.error(
                    MobiError.COMPRESSION_BROKEN,
                    part.start(),
                    "the Huffman tables are said to be " + count + " records from " + first
                            + " on, outside of this part");
            return;
        }
        for (long record = first; record < first + count; record++) {
            String wanted = record == first ? "HUFF" : "CDIC";
            if (!book.database().record(record, 4).is(0, wanted)) {
                findings.error(MobiError.COMPRESSION_BROKEN, record, "a table " + wanted + " should be here");
                return;
            }
        }
    }

    /** Text that is not compressed must be there byte for byte; the other kinds only mobitool can measure. */
    private void stored(Part part, long last) {
        long stored = 0;
        for (long record = part.start() + 1L; record <= last; record++) {
            long length = book.database().length(record);
            if (length == 0) {
                findings.error(MobiError.TEXT_BROKEN, record, "an empty record where text should be");
                return;
            }
            stored += length;
        }
        if (part.header().compression() == BookHeader.PLAIN
                && stored < part.header().textLength()) {
            findings.error(
                    MobiError.TEXT_BROKEN,
                    part.start(),
                    "the header announces " + part.header().textLength() + " bytes of text, and the records have "
                            + stored);
        }
    }
}
