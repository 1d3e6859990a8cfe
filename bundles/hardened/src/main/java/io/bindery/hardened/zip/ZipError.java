package io.bindery.hardened.zip;

import io.bindery.api.error.ErrorCode;

/** Why a ZIP archive is refused. */
public enum ZipError implements ErrorCode {
    NOT_A_ZIP(
            "BND-ZIP-001",
            "The file is not a ZIP archive, or its directory is damaged or cut off.",
            "Export the book again and check that the transfer was complete."),
    TOO_MANY_ENTRIES(
            "BND-ZIP-002",
            "The archive holds more files than a book can need.",
            "Remove files that do not belong to the book, or split the book."),
    TOTAL_TOO_LARGE(
            "BND-ZIP-003",
            "The archive unpacks to more bytes than are allowed for a book.",
            "Make media files smaller, or split the book."),
    ENTRY_TOO_LARGE(
            "BND-ZIP-004",
            "A file in the archive unpacks to more bytes than are allowed for one file.",
            "Make that file smaller, or split it."),
    RATIO_TOO_HIGH(
            "BND-ZIP-005",
            "A file in the archive is compressed so strongly that it looks like a decompression bomb.",
            "Remove that file; no real part of a book compresses so well."),
    NAME_TOO_LONG(
            "BND-ZIP-006",
            "A file in the archive has a name that is too long.",
            "Give the file a shorter name or path."),
    TOO_DEEP(
            "BND-ZIP-007",
            "A file in the archive lies in too many nested folders.",
            "Put the file into fewer nested folders."),
    ESCAPES(
            "BND-ZIP-008",
            "The name of a file in the archive leads out of the archive (absolute path, drive letter or '..').",
            "Pack the book again with plain relative names."),
    NAME_WITH_NUL(
            "BND-ZIP-009",
            "The name of a file in the archive holds a NUL character.",
            "Rename the file and pack again."),
    SYMLINK(
            "BND-ZIP-010",
            "The archive holds a symbolic link, which a book must not have.",
            "Put the file itself in the place of the link."),
    OVERLAP(
            "BND-ZIP-011",
            "Two files of the archive share the same bytes, as in a decompression bomb.",
            "Pack the book again with an ordinary ZIP tool."),
    ENCRYPTED(
            "BND-ZIP-012",
            "A file in the archive is protected with a ZIP password.",
            "Pack the book again without a password; EPUB allows no ZIP encryption (EPUB 3.3, section 4.3.1)."),
    NESTED_BOMB(
            "BND-ZIP-013",
            "An archive inside the archive unpacks to far more than it holds, or is itself a stack of archives.",
            "Remove the inner archive, or put the files that it holds into the book."),
    HEADERS_DIFFER(
            "BND-ZIP-014",
            "The archive says one thing of a file in its directory and another where the file lies.",
            "Pack the book again with an ordinary ZIP tool."),
    DAMAGED(
            "BND-ZIP-015",
            "The bytes of a file in the archive are damaged: they do not unpack, or not to what was packed.",
            "Export the book again and check that the transfer was complete."),
    SPECIAL_FILE(
            "BND-ZIP-016",
            "The archive holds a device, pipe or socket, which a book must not have.",
            "Pack the book again from ordinary files."),
    MULTI_DISK(
            "BND-ZIP-017",
            "The archive is a part of one that spans several files.",
            "Pack the book again into one file; EPUB allows no split archives (EPUB 3.3, section 4.3.1)."),
    AMBIGUOUS(
            "BND-ZIP-018",
            "The archive can be read in two ways: there are bytes before or behind it, it ends twice, or it contradicts itself.",
            "Pack the book again with an ordinary ZIP tool.");

    private final String code;
    private final String cause;
    private final String remedy;

    ZipError(String code, String cause, String remedy) {
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
