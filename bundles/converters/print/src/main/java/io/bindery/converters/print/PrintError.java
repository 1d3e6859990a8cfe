package io.bindery.converters.print;

import io.bindery.api.error.ErrorCode;

/** Why a book cannot be printed. */
public enum PrintError implements ErrorCode {
    NO_CONTENT(
            "BND-PRINT-001",
            "The book names no chapter that can be read, so there is nothing to print.",
            "See the findings of the validation; the spine of the package document must name XHTML or SVG documents."),
    PROTECTED(
            "BND-PRINT-002",
            "Parts of the book are encrypted by a copy protection; it is not worked around.",
            "Send the book without copy protection. Obfuscated fonts are no obstacle."),
    NO_FONT(
            "BND-PRINT-003",
            "Much of the book is in a script for which neither the book nor the platform has a font.",
            "Install a font of the script that the message names, then replay the job: `apt-get install` fonts-ipafont-mincho for Japanese,"
                    + " fonts-wqy-zenhei for Chinese, fonts-nanum for Korean, fonts-noto-core for most others. Or embed one in the book."
                    + " Scripts whose letters change with their neighbours, such as Devanagari, can be set with a font of the book's only."),
    TOO_MANY_PAGES(
            "BND-PRINT-004",
            "The book would have more pages than any printed book.",
            "Split the book, or remove what blows it up."),
    TOO_COMPLEX(
            "BND-PRINT-005",
            "A document of the book is nested deeper, or has more elements, than can be laid out on paper.",
            "Simplify the document that is named, or split it."),
    LAYOUT_FAILED(
            "BND-PRINT-006",
            "A document of the book could not be laid out on paper.",
            "Simplify the mark-up and the styles of the document that is named.");

    private final String code;
    private final String cause;
    private final String remedy;

    PrintError(String code, String cause, String remedy) {
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
