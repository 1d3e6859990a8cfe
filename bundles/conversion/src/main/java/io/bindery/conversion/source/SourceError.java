package io.bindery.conversion.source;

import io.bindery.api.error.ErrorCode;

/** Why a book is not given to a conversion program. */
public enum SourceError implements ErrorCode {
    NOT_OF_ITS_FORMAT(
            "BND-SOURCE-001",
            "The file to be converted is not of the format that it is said to be, or only a part of one.",
            "Export the book again, check that the transfer was complete, and send it anew."),
    PROTECTED(
            "BND-SOURCE-002",
            "The book is protected (DRM, or a password), and protection is never worked around.",
            "Send the book without protection, as the rights holder has it."),
    TOO_LARGE(
            "BND-SOURCE-003",
            "The file to be converted is larger than any that can be converted here.",
            "Make the book smaller, e.g. with smaller pictures, or send it in the target format.");

    private final String code;
    private final String cause;
    private final String remedy;

    SourceError(String code, String cause, String remedy) {
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
