package io.bindery.formats.epub;

import io.bindery.api.error.ErrorCode;

/** Errors of this plugin's own; all other findings are EPUBCheck's. */
public enum EpubError implements ErrorCode {
    FINDINGS_CUT(
            "BND-EPUB-001",
            "The book has more findings than are kept.",
            "Correct the findings that are listed, then send the book again to see the rest."),
    CHECK_BROKE_OFF(
            "BND-EPUB-002",
            "EPUBCheck met content that it cannot work on and broke off, so the book could not be judged.",
            "Run EPUBCheck on the book yourself and simplify the file at which it stops; then send the book again."),
    PICTURE_BOMB(
            "BND-EPUB-003",
            "A picture's header claims more pixels than any real picture has; to show it would take gigabytes of memory.",
            "Save the picture again at the size at which it is to be shown."),
    STYLE_TOO_LARGE(
            "BND-EPUB-004",
            "A style sheet is larger than any real one.",
            "Split the style sheet, and keep pictures and fonts in files of their own.");

    private final String code;
    private final String cause;
    private final String remedy;

    EpubError(String code, String cause, String remedy) {
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
