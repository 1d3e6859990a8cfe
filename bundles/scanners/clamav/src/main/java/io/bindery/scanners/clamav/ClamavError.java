package io.bindery.scanners.clamav;

import io.bindery.api.error.ErrorCode;

/** What can go wrong with the scanner; what it finds has the platform's own code. */
enum ClamavError implements ErrorCode {
    AWAY(
            "BND-CLAM-001",
            "The ClamAV daemon cannot be reached, or does not answer.",
            "Start clamd, or correct the address in etc/io.bindery.scanners.clamav.cfg; the job tries again by itself."),
    TOO_LARGE(
            "BND-CLAM-002",
            "The book is larger than what the ClamAV daemon takes, so it was not looked at.",
            "Raise StreamMaxLength of clamd (and maxBytes here, if it is set), or let such books pass with tooLarge=accept."),
    SCAN_FAILED(
            "BND-CLAM-003",
            "The ClamAV daemon broke off on the book.",
            "See clamd's own log for the reason; the job tries again by itself.");

    private final String code;
    private final String cause;
    private final String remedy;

    ClamavError(String code, String cause, String remedy) {
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
