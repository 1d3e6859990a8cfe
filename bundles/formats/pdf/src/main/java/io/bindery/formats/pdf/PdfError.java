package io.bindery.formats.pdf;

import static io.bindery.api.finding.Severity.ERROR;
import static io.bindery.api.finding.Severity.FATAL;
import static io.bindery.api.finding.Severity.INFO;
import static io.bindery.api.finding.Severity.WARNING;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.finding.Severity;

/** All that this plugin says of a PDF. An error is only what keeps people from reading the book, or harms them. */
public enum PdfError implements ErrorCode {
    NOT_A_PDF(
            "BND-PDF-001",
            FATAL,
            "The file does not begin as a PDF does.",
            "Send the PDF itself; if it was meant to be one, export it again."),
    UNREADABLE(
            "BND-PDF-002",
            FATAL,
            "The file is so damaged that no pages can be found in it.",
            "Export the PDF again from its source; a file that was cut off on its way must be sent again."),
    PASSWORD_NEEDED(
            "BND-PDF-003",
            FATAL,
            "The PDF can only be opened with a password.",
            "Save the PDF without a password and send it again."),
    FOREIGN_PROTECTION(
            "BND-PDF-004",
            FATAL,
            "The PDF is protected for certain readers, by certificates or by a shop's copy protection.",
            "Send the unprotected original; a protected copy is neither read nor freed of its protection."),
    TOO_MUCH_WORK(
            "BND-PDF-005",
            FATAL,
            "The file is small but unpacks to far more than any real book: it would take up the reader's machine.",
            "Export the PDF again from its source; if it is genuine, split the volume."),
    TOO_DEEP(
            "BND-PDF-006",
            FATAL,
            "Parts of the file are nested deeper than in any real book.",
            "Export the PDF again from its source."),
    TOO_MANY_PAGES("BND-PDF-007", FATAL, "The file has more pages than any real book.", "Split the volume."),
    NO_PAGES("BND-PDF-008", ERROR, "The PDF has no page.", "Export the PDF again from its source."),
    REPAIRED(
            "BND-PDF-009",
            WARNING,
            "The table that says where the parts of the file lie is wrong and had to be rebuilt; some readers give up here.",
            "Save the PDF anew, e.g. by printing or exporting it again."),
    HEADER_MISPLACED(
            "BND-PDF-010",
            WARNING,
            "The header does not stand at the very start, or names no version (ISO 32000-2, 7.5.2).",
            "Remove what stands before %PDF-, or save the PDF anew."),
    END_MISPLACED(
            "BND-PDF-011",
            WARNING,
            "The end mark %%EOF is missing or other bytes follow it (ISO 32000-2, 7.5.5).",
            "Save the PDF anew; if the file was cut off on its way, send it again."),
    ENCRYPTED(
            "BND-PDF-012",
            INFO,
            "The PDF is encrypted, but opens without a password.",
            "Save it without protection: some shops and readers refuse encrypted PDFs."),
    EXTRACTION_DENIED(
            "BND-PDF-013",
            WARNING,
            "The owner of the PDF does not permit to take text or pictures out of it, so neither is read.",
            "Save it without this restriction, if search, conversion and read-aloud are wanted."),
    PAGE_TREE_FAULT(
            "BND-PDF-014",
            WARNING,
            "The tree of pages holds loops, empty places or pages twice (ISO 32000-2, 7.7.3).",
            "Export the PDF again from its source and count the pages."),
    PART_UNREADABLE(
            "BND-PDF-015",
            WARNING,
            "A part of the PDF does not keep the rules and could not be read.",
            "Export the PDF again from its source."),
    PAGE_UNREADABLE(
            "BND-PDF-016",
            ERROR,
            "What stands on a page cannot be read: the page will be empty or incomplete.",
            "Export the PDF again from its source."),
    FONT_NOT_EMBEDDED(
            "BND-PDF-017",
            WARNING,
            "A font is not in the file: each reader puts another one in its place.",
            "Export the PDF with all fonts embedded."),
    FONT_WITHOUT_UNICODE(
            "BND-PDF-018",
            WARNING,
            "A font does not say which characters its glyphs are: search, copying and read-aloud get nonsense.",
            "Export the PDF with Unicode mappings (ToUnicode), or as PDF/A-2u."),
    PAGE_SIZES_MIXED(
            "BND-PDF-019",
            INFO,
            "The pages have different sizes.",
            "If that is not intended, export them in one size."),
    PAGE_SIZE_ABSURD(
            "BND-PDF-020",
            WARNING,
            "A page's size is missing, or not that of a page (ISO 32000-2, table C.1: 3 to 14,400 units).",
            "Set the size of the page and export again."),
    NO_OUTLINE(
            "BND-PDF-021",
            INFO,
            "The PDF has no outline: readers cannot jump to a chapter.",
            "Export the PDF with bookmarks made of the headings."),
    OUTLINE_FAULT(
            "BND-PDF-022", WARNING, "The outline is damaged, or entries lead nowhere.", "Make the bookmarks anew."),
    NOT_TAGGED(
            "BND-PDF-023",
            INFO,
            "The PDF is not tagged: assistive technology must guess headings and reading order (ISO 14289-1, 7.1).",
            "Export the PDF with tags (PDF/UA)."),
    NO_LANGUAGE(
            "BND-PDF-024",
            INFO,
            "The PDF does not say its language (/Lang).",
            "Set the language of the document and export again."),
    SCAN_WITHOUT_TEXT(
            "BND-PDF-025",
            WARNING,
            "Pages are pictures without text: they cannot be searched, read aloud or set anew.",
            "Run text recognition (OCR) over the scan."),
    LOW_RESOLUTION(
            "BND-PDF-026",
            WARNING,
            "A picture has fewer pixels than its size on the page asks for, and will look coarse.",
            "Use a picture of at least 150 pixels an inch, 300 for print."),
    PICTURE_BOMB(
            "BND-PDF-027",
            ERROR,
            "A picture claims more pixels than any real one; to show it would take gigabytes of memory.",
            "Save the picture again at the size at which it is to be shown."),
    ATTACHMENT(
            "BND-PDF-028",
            WARNING,
            "Other files are attached to the PDF; shops refuse them, for they may carry anything.",
            "Remove the attachments."),
    SCRIPT(
            "BND-PDF-029",
            WARNING,
            "The PDF holds JavaScript; shops refuse it, and most readers do not run it.",
            "Remove the scripts."),
    LAUNCH(
            "BND-PDF-030",
            ERROR,
            "The PDF asks the reader's machine to start a program or to send data away.",
            "Remove the action."),
    MULTIMEDIA(
            "BND-PDF-031",
            WARNING,
            "The PDF holds sound, film or 3D content, which most readers do not show.",
            "Remove the content, or offer it elsewhere."),
    DYNAMIC_FORM(
            "BND-PDF-032",
            WARNING,
            "The PDF holds an XFA form, which was withdrawn with PDF 2.0 and which most readers do not show.",
            "Save it as a plain PDF."),
    METADATA_CONFLICT(
            "BND-PDF-033",
            WARNING,
            "The two places for metadata, Info and XMP, contradict each other.",
            "Correct the properties of the document and save it anew."),
    XMP_FAULT(
            "BND-PDF-034",
            WARNING,
            "The XMP metadata cannot be read.",
            "Correct the properties of the document and save it anew."),
    NO_TITLE(
            "BND-PDF-035", INFO, "The PDF does not say its title.", "Set the title in the properties of the document."),
    SENDS_DATA(
            "BND-PDF-036",
            WARNING,
            "The PDF sends away what its reader types into it, or takes data in; most readers do not do so.",
            "Remove the action.");

    private final String code;
    private final Severity severity;
    private final String cause;
    private final String remedy;

    PdfError(String code, Severity severity, String cause, String remedy) {
        this.code = code;
        this.severity = severity;
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

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }
}
