package io.bindery.quality.verapdf;

import io.bindery.api.error.ErrorCode;

/** What this plugin says of its own; broken rules are named by standard and clause. */
public enum VeraPdfError implements ErrorCode {
    CONFORMS("BND-VERA-001", "The PDF keeps the standard that it claims.", "Nothing is to be done."),
    TOO_LARGE(
            "BND-VERA-002",
            "The check took more processor time or memory than it is given, and was given up.",
            "Give the check more (seconds, megabytes in the configuration io.bindery.quality.verapdf), or split the book."),
    NOT_CHECKED(
            "BND-VERA-003",
            "veraPDF cannot read the PDF, or may not, for it is encrypted.",
            "Save the PDF anew without protection."),
    NOT_STARTED(
            "BND-VERA-004",
            "The process that checks PDFs did not start or broke off.",
            "See in the log what it said; if memory is short, give the machine more."),
    RULES_CUT(
            "BND-VERA-005",
            "The PDF breaks more rules than are listed.",
            "Correct those that are listed, then send the book again to see the rest."),
    TOO_BUSY(
            "BND-VERA-006",
            "The machine was too busy to give the check its processor time before the step's time was up.",
            "The job tries again by itself; if that happens often, let fewer books be worked on at once.");

    private final String code;
    private final String cause;
    private final String remedy;

    VeraPdfError(String code, String cause, String remedy) {
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
