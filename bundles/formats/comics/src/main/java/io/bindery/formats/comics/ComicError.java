package io.bindery.formats.comics;

import io.bindery.api.error.ErrorCode;

/** Errors of this plugin's own. */
public enum ComicError implements ErrorCode {
    NO_PAGES(
            "BND-COMIC-001",
            "The archive has no picture in it, so there is no page to read.",
            "Pack the pages as JPEG, PNG or WebP files into the archive and send it again."),
    PAGE_BROKEN(
            "BND-COMIC-002",
            "A page is no picture, or its header is cut off.",
            "Save the page again from its source and put it into the archive."),
    PICTURE_BOMB(
            "BND-COMIC-003",
            "A picture's header claims more pixels than any real picture has; to show it would take gigabytes of memory.",
            "Save the picture again at the size at which it is to be shown."),
    PAGE_MISNAMED(
            "BND-COMIC-004",
            "A page is a picture of another kind than the ending of its name says.",
            "Rename the file, or save it in the format that its name says."),
    PAGE_RARELY_SHOWN(
            "BND-COMIC-005",
            "A page is in a format that few readers of comics can show.",
            "Save the page as JPEG, PNG or WebP."),
    NESTED_ARCHIVE(
            "BND-COMIC-006",
            "There is an archive within the archive, which no reader of comics opens.",
            "Unpack the inner archive and put its pages into the outer one, or send it as a book of its own."),
    STRAY_FILE(
            "BND-COMIC-007",
            "There are files in the archive that are neither pages nor metadata; readers pass over them.",
            "Remove the files."),
    ORDER_DEPENDS(
            "BND-COMIC-008",
            "Sorted letter by letter, the pages come in another order than sorted by their numbers, and readers differ in how they"
                    + " sort.",
            "Give the numbers in the names the same number of digits, as in 001, 002, 010."),
    MIXED_KINDS(
            "BND-COMIC-009",
            "The pages are pictures of several kinds, which is allowed.",
            "Nothing needs to be done; one kind for all pages is usual."),
    METADATA_BROKEN(
            "BND-COMIC-010",
            "ComicInfo.xml cannot be read, so the book says nothing of itself.",
            "Write ComicInfo.xml anew: it must be well-formed XML after the schema of ComicInfo 2."),
    PAGES_MISCOUNTED(
            "BND-COMIC-011",
            "ComicInfo.xml states another number of pages than there are.",
            "Check whether pages are missing, and mend PageCount in ComicInfo.xml."),
    COMIC_RAR(
            "BND-COMIC-012",
            "The comic book is packed as RAR (CBR), a format that only one company's software packs.",
            "Unpack the pages, pack them as ZIP and send the book as .cbz."),
    COMIC_7Z(
            "BND-COMIC-013",
            "The comic book is packed as 7-Zip (CB7), which few readers open.",
            "Unpack the pages, pack them as ZIP and send the book as .cbz."),
    COMIC_TAR(
            "BND-COMIC-014",
            "The comic book is packed as tar (CBT), which few readers open.",
            "Unpack the pages, pack them as ZIP and send the book as .cbz.");

    private final String code;
    private final String cause;
    private final String remedy;

    ComicError(String code, String cause, String remedy) {
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
