package io.bindery.prose;

import io.bindery.api.error.ErrorCode;

/** Faults that a book can have in any text format; each has the same code in all of them. */
public enum ProseError implements ErrorCode {
    MALFORMED(
            "BND-PROSE-001",
            "An XML file of the book is not well-formed, so nothing behind that place can be read.",
            "Open the book in the program that made it and save it again."),
    PICTURE_BOMB(
            "BND-PROSE-002",
            "A picture's header claims more pixels than any real picture has; to show it would take gigabytes of memory.",
            "Save the picture again at the size at which it is to be shown."),
    NO_TEXT("BND-PROSE-003", "The book has no text.", "Check that the right file was sent."),
    NO_TITLE(
            "BND-PROSE-004",
            "The book does not say what it is called.",
            "State the title in the properties of the document."),
    NO_HEADINGS(
            "BND-PROSE-005",
            "Nothing is marked as a heading, so no table of contents can be made.",
            "Mark the titles of chapters as headings (in Word with a heading style) rather than with a larger font."),
    BAD_LANGUAGE(
            "BND-PROSE-006",
            "The book does not say its language, or not as a language tag (BCP 47).",
            "State the language of the text as a tag such as en or de-CH."),
    TRACKED_CHANGES(
            "BND-PROSE-007",
            "Changes were tracked and neither accepted nor rejected: what was deleted is still in the file.",
            "Accept or reject all changes and send the book again."),
    COMMENTS(
            "BND-PROSE-008",
            "Comments were left in the file.",
            "Delete all comments and send the book again; the text is read without them."),
    MACROS(
            "BND-PROSE-009",
            "The document brings macros or other programs along.",
            "Save the document in a form without macros and send it again."),
    REMOTE(
            "BND-PROSE-010",
            "A part of the book lies elsewhere on the network. It was not fetched, and readers would miss it.",
            "Put the part into the book."),
    REMOTE_TEMPLATE(
            "BND-PROSE-011",
            "The document tells its reader to load a template or another document from elsewhere, as attackers do.",
            "Detach the template and send the document again."),
    EMBEDDED_OBJECT(
            "BND-PROSE-012",
            "An object of another program is embedded, which a book cannot show.",
            "Put a picture or plain text in the object's place."),
    MISSING_FILE(
            "BND-PROSE-013",
            "A picture that the text shows is not in the book.",
            "Insert the picture again, embedded rather than linked."),
    BROKEN_LINK(
            "BND-PROSE-014",
            "A link leads to a place in the book that does not exist.",
            "Correct the link, or give the target that name."),
    PASSWORD(
            "BND-PROSE-015",
            "The document is encrypted with a password, so it cannot be read.",
            "Save the document without a password and send it again."),
    SCRIPT(
            "BND-PROSE-016",
            "The text holds a script or another active element, which a manuscript must not have.",
            "Remove scripts, forms and event handlers from the text."),
    ENCODING(
            "BND-PROSE-017",
            "The text is not in the encoding that it should be in.",
            "Save the text as UTF-8 and send it again."),
    LONE_PICTURE(
            "BND-PROSE-018",
            "The text shows a picture from another file. This format is one file alone, so the picture did not come along.",
            "Send the book in a format that holds its pictures, such as EPUB or DOCX."),
    TOO_LARGE("BND-PROSE-019", "The text is larger than a manuscript can be.", "Split the text into several books."),
    DUPLICATE_ID(
            "BND-PROSE-020",
            "Two places in the book have the same name, so links to it are ambiguous.",
            "Give each place a name of its own."),
    EMBEDDED_FONT(
            "BND-PROSE-021",
            "The document has fonts embedded.",
            "Make sure that the fonts' licences let you publish them."),
    MISSING_PART(
            "BND-PROSE-022",
            "The document lacks a part without which it is not complete.",
            "Open the document in the program that made it and save it again."),
    RAW_HTML(
            "BND-PROSE-023",
            "The text holds HTML amid Markdown; not every converter understands it.",
            "Write it in Markdown where that can be done.");

    private final String code;
    private final String cause;
    private final String remedy;

    ProseError(String code, String cause, String remedy) {
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
