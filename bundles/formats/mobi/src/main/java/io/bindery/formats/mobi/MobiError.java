package io.bindery.formats.mobi;

import io.bindery.api.error.ErrorCode;

/** Errors of this plugin's own. */
public enum MobiError implements ErrorCode {
    NOT_A_PALM_BOOK(
            "BND-MOBI-001",
            "The file is no Palm database with a book, or is cut off within its first header.",
            "Make the book anew from its source and send it again; check that the transfer was whole."),
    RECORD_TABLE_BROKEN(
            "BND-MOBI-002",
            "The table of records does not fit the file: it lists more records than there are, or their places are out of order or"
                    + " outside of the file.",
            "The file was cut off or damaged: make the book anew from its source, or send it again."),
    HEADER_BROKEN(
            "BND-MOBI-003",
            "The book's first record, which says how the book is to be read, is cut off or contradicts itself.",
            "Make the book anew from its source."),
    PROTECTED(
            "BND-MOBI-004",
            "The book is protected (DRM): its text is encrypted, and nobody but the holder of the key may open it.",
            "Send the book as it was before it was protected; Bindery does not remove protection."),
    METADATA_BROKEN(
            "BND-MOBI-005",
            "The list of metadata (EXTH) is cut off or longer than the record that holds it.",
            "Make the book anew from its source."),
    TEXT_BROKEN(
            "BND-MOBI-006",
            "The records of the text are missing, or hold less text than the header says.",
            "The file was cut off or damaged: make the book anew from its source, or send it again."),
    INDEX_BROKEN(
            "BND-MOBI-007",
            "An index (of the contents or of the parts of the text) lies outside of its records or points nowhere.",
            "Make the book anew from its source; readers may refuse it or lose its table of contents."),
    COMPRESSION_BROKEN(
            "BND-MOBI-008",
            "The text is compressed in a way that nobody knows, or the tables that its compression needs are missing.",
            "Make the book anew from its source."),
    KF8_PART_BROKEN(
            "BND-MOBI-009",
            "The book says that it has a second part in the newer format (KF8), and has none at that place.",
            "Make the book anew from its source."),
    COVER_MISSING(
            "BND-MOBI-010",
            "The book names a cover, and there is no picture at that place.",
            "Set the cover again in the program that makes the book."),
    PICTURE_BOMB(
            "BND-MOBI-011",
            "A picture's header claims more pixels than any real picture has; to show it would take gigabytes of memory.",
            "Save the picture again at the size at which it is to be shown."),
    TOOL_MISSING(
            "BND-MOBI-012",
            "The program mobitool, which opens books of this kind, is not installed.",
            "On the machine that runs Bindery: apt-get install libmobi-tools (or the package of that system with mobitool); then"
                    + " replay the job."),
    DOES_NOT_OPEN(
            "BND-MOBI-013",
            "The book could not be opened by mobitool, so readers will likely fail on it as well.",
            "Open the book on your own reader; make it anew from its source."),
    KEEPS_TOOL_BUSY(
            "BND-MOBI-014",
            "To open the book takes more processor time, memory or disk than any real book needs.",
            "Make the book anew from its source; the file is damaged, or made to keep programs busy."),
    TEXT_NOT_REBUILT(
            "BND-MOBI-015",
            "The book opens, but its text could not be unpacked, or its pages not be put together again.",
            "Open the book on your own reader; make it anew from its source."),
    SAMPLE("BND-MOBI-016", "The book says that it is a sample.", "Send the whole book, if that was meant."),
    KFX(
            "BND-MOBI-017",
            "The file is a book in Amazon's format KFX, which only Amazon's own readers and programs can open.",
            "Send the EPUB (or the manuscript as DOCX) from which it was made."),
    KFX_PROTECTED(
            "BND-MOBI-018",
            "The file is a protected (DRM) book in Amazon's format KFX.",
            "Send the EPUB (or the manuscript as DOCX) from which it was made; Bindery does not remove protection."),
    KINDLE_PROJECT(
            "BND-MOBI-019",
            "The file is a project of Kindle Create (KPF), from which only Amazon makes a book.",
            "Export the book from Kindle Create as EPUB, or send the manuscript from which it was made."),
    TOPAZ(
            "BND-MOBI-020",
            "The file is a book in Amazon's old format Topaz (AZW1), which is scanned pages and not text.",
            "Send the EPUB or PDF from which it was made."),
    OTHER_PALM_BOOK(
            "BND-MOBI-021",
            "The file is a book for Palm devices in a format that Bindery does not read.",
            "Send the book as EPUB, MOBI or AZW3.");

    private final String code;
    private final String cause;
    private final String remedy;

    MobiError(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
