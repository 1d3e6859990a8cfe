package io.bindery.converters.calibre;

import io.bindery.api.error.ErrorCode;

/** Errors of this plugin's own. */
public enum CalibreError implements ErrorCode {
    MISSING(
            "BND-CALIBRE-001",
            "calibre's ebook-convert, which makes Kindle books and reads them and PDFs, is not installed.",
            "Run `apt-get install calibre` on the machine that runs Bindery, then replay the job."),
    FAILED(
            "BND-CALIBRE-002",
            "calibre's ebook-convert could not convert this book.",
            "Read what it said in the message; run ebook-convert on the book yourself, or send the book in another format."),
    NOTHING_MADE(
            "BND-CALIBRE-003",
            "calibre's ebook-convert ended well but left no book.",
            "Run ebook-convert on the book yourself to see what it says; send the book in another format.");

    private final String code;
    private final String cause;
    private final String remedy;

    CalibreError(String code, String cause, String remedy) {
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
