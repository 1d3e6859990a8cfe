package io.bindery.formats.pdf.cover;

/** A page draws more than a cover has. Unchecked, as PDFBox passes over exceptions that say that a page is damaged. */
final class TooMuchToDrawException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchToDrawException(String message) {
        super(message);
    }
}
