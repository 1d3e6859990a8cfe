package io.bindery.feeds.onix;

import io.bindery.api.error.ErrorCode;

/** What can be wrong with an ONIX message, or with one product of it. */
public enum OnixError implements ErrorCode {
    NOT_ONIX(
            "BND-ONX-001",
            "The file is not an ONIX for Books message: its root element is neither ONIXMessage nor ONIXmessage.",
            "Check that the right file was sent."),
    UNKNOWN_ENCODING(
            "BND-ONX-002",
            "The message declares an encoding that does not exist.",
            "Name the encoding in which the message is written in its XML declaration; best write it in UTF-8."),
    UNKNOWN_RELEASE(
            "BND-ONX-003",
            "The message is of a release of ONIX that is neither 2.1 nor 3.0 nor 3.1; it is read as the nearest of them.",
            "State the release in the attribute \"release\" of the root element."),
    WRONG_ENCODING(
            "BND-ONX-004",
            "A product holds bytes that are not of the encoding that the message declares, so it cannot be told which letters they mean.",
            "Write the message in the encoding that it declares, or declare the one in which it is written, and send the product again."),
    NOT_WELL_FORMED(
            "BND-ONX-005",
            "A product is not well-formed XML. It was left out; the other products were read.",
            "Correct the product at the line named and send it again."),
    TOO_LARGE(
            "BND-ONX-006",
            "A product is larger, or repeats an element more often, than any real one. It was left out; the other products were read.",
            "Shorten the product and send it again; the texts of books do not belong into their metadata."),
    CUT_OFF(
            "BND-ONX-007",
            "The message ends before its root element does, so products may be missing.",
            "Send the whole message again."),
    NO_PRODUCT("BND-ONX-008", "The message holds no product.", "Check that the right file was sent."),
    MISSING(
            "BND-ONX-009",
            "A product lacks an element that every product must have.",
            "Add the element that is named and send the product again."),
    BAD_IDENTIFIER(
            "BND-ONX-010",
            "An identifier is not of the form that its type demands: a wrong check digit, a wrong length, or letters of another script"
                    + " that look like digits.",
            "Correct the identifier and send the product again."),
    UNKNOWN_CODE(
            "BND-ONX-011",
            "A code is not in its ONIX code list, as far as that is known here. It was kept as it is.",
            "Use a code of the list that is named; if it is of a newer issue of the lists, nothing is wrong."),
    UNKNOWN_ELEMENT(
            "BND-ONX-012",
            "An element is not of this release of ONIX, or not allowed where it stands. It was kept as it is, and is not understood.",
            "Correct the name or the place of the element."),
    REPEATED(
            "BND-ONX-013",
            "An element that may stand only once stands several times. The first one counts.",
            "Leave only one of them."),
    BAD_VALUE(
            "BND-ONX-014",
            "A value is not what its element demands, such as a date that no calendar has. It was kept as it is, and is not understood.",
            "Correct the value at the line named."),
    NOT_KEPT(
            "BND-ONX-015",
            "A part of a product for which there is no field was too long to be kept.",
            "Shorten it, if it must come back when the product is exported."),
    UNKNOWN_NOTICE(
            "BND-ONX-016",
            "The notification type is none of ONIX code list 1, so it is not known what is to be done with the product.",
            "Use a code of list 1 and send the product again.");

    private final String code;
    private final String cause;
    private final String remedy;

    OnixError(String code, String cause, String remedy) {
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
