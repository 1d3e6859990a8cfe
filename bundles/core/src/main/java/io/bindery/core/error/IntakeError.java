package io.bindery.core.error;

import io.bindery.api.error.ErrorCode;

/** Why a file is not taken in at all: it never becomes a job. */
public enum IntakeError implements ErrorCode {
    PUBLISHER_NAME(
            "BND-INTAKE-002",
            "The publisher's name is none: such a name has 1 to 63 characters of a-z, 0-9, - and _ and begins with a letter or digit.",
            "Use the publisher's short name."),
    NAME_DECEIVES(
            "BND-INTAKE-003",
            "The file's name has characters that do not show or that turn the direction of writing, so that it reads as another one.",
            "Rename the file: letters, digits, spaces and visible signs only."),
    NAME_TOO_LONG("BND-INTAKE-004", "The file's name is longer than 255 characters.", "Give the file a shorter name."),
    NAME_RESERVED(
            "BND-INTAKE-005",
            "The file's name is one that some systems cannot have or take for something else: a device's name such as CON, or one that"
                    + " ends with a dot or space.",
            "Rename the file."),
    TOO_LARGE(
            "BND-INTAKE-006",
            "The file is larger than a book may be, or does not end.",
            "Make the book smaller, or have the limit raised (maxBookBytes of io.bindery.core.engine)."),
    UNREADABLE(
            "BND-INTAKE-007",
            "Bindery is not allowed to read the file.",
            "Give the user that runs Bindery the right to read it, and drop it again."),
    KEEPS_CHANGING(
            "BND-INTAKE-008",
            "The file changed each time while it was read, so nobody knows what the book is.",
            "Write the file under another name ending in .part, rename it when it is whole, and drop it again."),
    NOT_A_FILE(
            "BND-INTAKE-009",
            "It is not an ordinary file but a link, folder, pipe, socket or device.",
            "Drop the book itself, as one file."),
    KEY_UNUSABLE("BND-INTAKE-010", "The arrival's key is empty or too long.", "Use a key of 1 to 200 characters."),
    BREAKS_OFF(
            "BND-INTAKE-011",
            "The file broke off or changed each time while it was fetched, so nobody knows what the book is.",
            "Look whether it can be read where it was, and send it again: under a name ending in .part until it is whole.");

    private final String code;
    private final String cause;
    private final String remedy;

    IntakeError(String code, String cause, String remedy) {
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
