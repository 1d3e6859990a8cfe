package io.bindery.formats.markdown;

import io.bindery.api.error.ErrorCode;

/** Faults that only a Markdown manuscript can have. */
public enum MarkdownError implements ErrorCode {
    FRONT_MATTER(
            "BND-MD-001",
            "The block between two lines of dashes at the start of the text is not valid YAML, so nothing was read from it.",
            "Correct the block; quote values that hold a colon."),
    NOT_TEXT(
            "BND-MD-002",
            "The file holds bytes that no text has, so it is not Markdown.",
            "Check that the right file was sent."),
    TOO_COMPLEX(
            "BND-MD-003",
            "The text is nested deeper, or has more marks in one paragraph, than any real text, so it could not be read.",
            "Remove the nested quotations, lists or marks, and part long paragraphs by empty lines.");

    private final String code;
    private final String cause;
    private final String remedy;

    MarkdownError(String code, String cause, String remedy) {
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
