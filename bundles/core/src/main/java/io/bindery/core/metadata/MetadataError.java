package io.bindery.core.metadata;

import io.bindery.api.error.ErrorCode;

/** What can be wrong with a book's metadata, and with an edit of it. */
public enum MetadataError implements ErrorCode {
    SOURCES_DISAGREE(
            "BND-META-001",
            "Two sources say different things of the book; the one that counts more stands.",
            "See which is right: mend the file or have the feed mended, or settle it with `bindery metadata edit`."),
    ISBN_CLASH(
            "BND-META-002",
            "The file and a feed give the book different ISBNs.",
            "See which ISBN this e-book is sold under, and mend the other source; each format of a book has an ISBN of its own."),
    PRINT_ISBN(
            "BND-META-003",
            "The file has the ISBN of the printed book.",
            "Give the file the ISBN of the e-book that the feed names, and send it again."),
    LIST_REPLACED(
            "BND-META-004",
            "A source gives a list of its own in the place of another source's.",
            "Nothing needs to be done. Values that are missed can be added with `bindery metadata edit ID FIELD+=VALUE`."),
    UNKNOWN_FIELD(
            "BND-META-010",
            "There is no field of this name.",
            "Use one of the names that `bindery metadata edit --help` lists, or a plugin's own with a dot in it."),
    BAD_VALUE("BND-META-011", "The value is not one that the field can hold.", "Correct what the detail names."),
    BAD_EDIT(
            "BND-META-012",
            "The edit cannot be understood.",
            "Write FIELD=VALUE to set, FIELD+=VALUE to add, FIELD-=VALUE to take away, FIELD= to say that there is none."),
    NOTHING_TO_UNDO("BND-META-013", "No edit of this book is left that could be undone.", "See the book's history.");

    private final String code;
    private final String cause;
    private final String remedy;

    MetadataError(String code, String cause, String remedy) {
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
