package io.bindery.formats.html;

import io.bindery.api.error.ErrorCode;

/** Faults that only an HTML manuscript can have. */
public enum HtmlError implements ErrorCode {
    UNTIDY(
            "BND-HTML-001",
            "The HTML is not as its standard has it; browsers repair it, each in its way.",
            "Check the file with an HTML validator and correct the markup at the place named.");

    private final String code;
    private final String cause;
    private final String remedy;

    HtmlError(String code, String cause, String remedy) {
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
