package io.bindery.formats.mobi;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.hardened.HostileContentException;

/**
 * Refuses protected books before anything else sees them. Nothing here, and no program that is called from here, gets one to open: some
 * old schemes hold their key in the book itself, and mobitool would take it.
 */
public final class Protection {

    private Protection() {}

    /**
     * Lets pass what is not protected.
     *
     * @throws RejectedException that names the kind, if a part of the book is encrypted
     */
    public static void refuse(KindleBook book) throws RejectedException {
        for (KindleBook.Part part : book.parts()) {
            int encryption = part.header().encryption();
            if (encryption != 0) {
                throw HostileContentException.rejection(
                        MobiError.PROTECTED,
                        "the text is encrypted: " + kind(part.header(), encryption),
                        Location.of("records/" + part.start()));
            }
        }
    }

    private static String kind(BookHeader header, int encryption) {
        return switch (encryption) {
            case 1 -> "DRM of version 1, Mobipocket's old scheme";
            case 2 ->
                "DRM of version 2, of Mobipocket and Kindle, for "
                        + (header.keyCount() == 0
                                ? "no reader that is named"
                                : header.keyCount() + " reader(s) or account(s)");
            default -> "DRM of a scheme with the number " + encryption + ", which nobody knows";
        };
    }
}
