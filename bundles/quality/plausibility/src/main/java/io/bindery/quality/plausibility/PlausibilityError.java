package io.bindery.quality.plausibility;

import io.bindery.api.error.ErrorCode;

/** What is found implausible. */
public enum PlausibilityError implements ErrorCode {
    ISBN_CHECK_DIGIT(
            "BND-PLAUS-001",
            "The check digit of an ISBN is wrong (ISBN Users' Manual, appendix 1).",
            "Compare the ISBN with the one that the agency has assigned, and correct it."),
    ISBN_LENGTH(
            "BND-PLAUS-002",
            "What is said to be an ISBN has neither 10 nor 13 digits.",
            "Give the ISBN with all its 13 digits."),
    ISBN_LOOKALIKES(
            "BND-PLAUS-003",
            "An ISBN has characters that look like digits and are none, so no shop will find the book by it.",
            "Type the ISBN anew, with the digits 0 to 9."),
    ISBN_GROUP(
            "BND-PLAUS-004",
            "An ISBN begins with a registration group that no agency assigns numbers of.",
            "Compare the ISBN with the one that the agency has assigned, and correct it."),
    ISBN_OF_PRINT(
            "BND-PLAUS-005",
            "The book has the ISBN of its print counterpart; each format has one of its own (ISBN Users' Manual, section 5).",
            "Give the e-book an ISBN of its own, and keep the other one as a related product."),
    ISBN_TEN(
            "BND-PLAUS-006",
            "The ISBN has ten digits, which shops no longer take since 2007.",
            "Give the ISBN in its form of 13 digits."),
    TITLE_PLACEHOLDER(
            "BND-PLAUS-007",
            "The title is what a program puts there when nobody has said anything.",
            "Give the book its title in the program that made the file, and export it again."),
    TITLE_IS_FILE_NAME(
            "BND-PLAUS-008",
            "The title is the name of a file.",
            "Give the book its title in the program that made the file, and export it again."),
    TITLE_IN_CAPITALS(
            "BND-PLAUS-009",
            "The title is in capital letters throughout, which shops and readers take for shouting.",
            "Write the title as it stands in a sentence; capitals are a matter of the cover's design."),
    TITLE_MARKUP(
            "BND-PLAUS-010",
            "The title has markup or character references in it, which readers see as they are.",
            "Write the title as plain text."),
    AUTHOR_PLACEHOLDER(
            "BND-PLAUS-011",
            "The author is what a program puts there when nobody has said anything.",
            "Name the author in the program that made the file, and export it again; leave it empty if nobody is to be named."),
    AUTHOR_IN_CAPITALS(
            "BND-PLAUS-012",
            "A name is in capital letters throughout.",
            "Write the name with capitals where they belong."),
    COVER_MISSING(
            "BND-PLAUS-013",
            "The file has no cover picture, or does not say which picture it is.",
            "Add a cover, or deliver it beside the file."),
    COVER_SMALL(
            "BND-PLAUS-014",
            "The cover is smaller than shops ask for: a thousand pixels on its longer side.",
            "Take a larger picture; 1600 by 2560 pixels suit all shops."),
    COVER_SHAPE(
            "BND-PLAUS-015",
            "The cover is more than two and a half times as long as wide, or the other way round, as no book is.",
            "Take the front cover alone, without spine and back."),
    COVER_BLANK(
            "BND-PLAUS-016",
            "The cover is of one colour, so nothing can be seen on it.",
            "Look whether the right picture was exported."),
    LANGUAGE_DIFFERS(
            "BND-PLAUS-017",
            "The text is in another language than the book says, so readers and voices treat it wrongly.",
            "State the language of the text."),
    LANGUAGE_NOT_STATED("BND-PLAUS-018", "The book does not state its language.", "State the language of the text.");

    private final String code;
    private final String cause;
    private final String remedy;

    PlausibilityError(String code, String cause, String remedy) {
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
