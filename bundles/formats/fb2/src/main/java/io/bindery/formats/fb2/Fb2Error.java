package io.bindery.formats.fb2;

import io.bindery.api.error.ErrorCode;

/** Faults that only a FictionBook can have. */
public enum Fb2Error implements ErrorCode {
    OUT_OF_PLACE(
            "BND-FB2-001",
            "An element stands where FictionBook 2.1 does not allow it, or is none of FictionBook's.",
            "Move or rename the element as the schema of FictionBook 2.1 has it."),
    REQUIRED(
            "BND-FB2-002",
            "An element or attribute that FictionBook 2.1 requires is missing.",
            "Add the element, if need be with the program that made the book."),
    BAD_BINARY(
            "BND-FB2-003",
            "A picture's bytes are not valid Base64, so it cannot be shown.",
            "Insert the picture again."),
    NOT_FICTION_BOOK(
            "BND-FB2-004",
            "The root element is not FictionBook, so this is no FictionBook file.",
            "Check that the right file was sent."),
    ARCHIVE(
            "BND-FB2-005",
            "A zipped FictionBook holds exactly one file with the ending .fb2; this archive does not.",
            "Pack the one .fb2 file alone."),
    UNUSED_BINARY(
            "BND-FB2-006",
            "A picture is in the file, and the text shows it nowhere.",
            "Remove the picture, or show it."),
    BINARY_TYPE(
            "BND-FB2-007",
            "A picture is of another type than is declared for it, or of none that readers can show.",
            "Save the picture as JPEG or PNG and declare its type.");

    private final String code;
    private final String cause;
    private final String remedy;

    Fb2Error(String code, String cause, String remedy) {
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
