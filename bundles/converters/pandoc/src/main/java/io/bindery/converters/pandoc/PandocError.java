package io.bindery.converters.pandoc;

import io.bindery.api.error.ErrorCode;

/** Errors of this plugin's own. */
public enum PandocError implements ErrorCode {
    MISSING(
            "BND-PANDOC-001",
            "pandoc, which makes EPUBs of manuscripts, is not installed.",
            "Run `apt-get install pandoc` on the machine that runs Bindery, then replay the job."),
    FAILED(
            "BND-PANDOC-002",
            "pandoc could not convert this manuscript.",
            "Read what it said in the message; open the manuscript in its own program, save it anew, and send it again."),
    NOTHING_MADE(
            "BND-PANDOC-003",
            "pandoc ended well but left no book.",
            "Run pandoc on the manuscript yourself to see what it says; send it in another format.");

    private final String code;
    private final String cause;
    private final String remedy;

    PandocError(String code, String cause, String remedy) {
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
