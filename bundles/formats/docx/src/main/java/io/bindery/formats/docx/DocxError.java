package io.bindery.formats.docx;

import io.bindery.api.error.ErrorCode;

/** Faults that only a Word manuscript can have. */
public enum DocxError implements ErrorCode {
    OLD_WORD(
            "BND-DOCX-001",
            "The file is of the old binary kind of Word 97 to 2003 (.doc), whatever its name says.",
            "Open it in Word or LibreOffice, save it as Word document (.docx) and send that."),
    NO_DOCUMENT(
            "BND-DOCX-002",
            "The package does not lead to a Word document, so there is nothing to read.",
            "Open the document in Word or LibreOffice and save it again as .docx.");

    private final String code;
    private final String cause;
    private final String remedy;

    DocxError(String code, String cause, String remedy) {
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
