package io.bindery.formats.mobi.validate;

import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.formats.mobi.MobiError;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.picture.PictureHeader;
import java.io.IOException;
import java.util.Optional;

/** Whether the cover is there, and no picture claims to be larger than any real one. Only headers are read. */
final class PictureCheck {

    private final KindleBook book;
    private final Findings findings;

    PictureCheck(KindleBook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    void check(StepContext context) throws IOException, RejectedException {
        cover();
        // The parts of a hybrid share the pictures of the first one.
        long first = book.first().record(book.first().header().firstPicture());
        if (first == BookHeader.NONE) {
            return;
        }
        for (long record = first; book.first().holds(record); record++) {
            context.checkCancelled();
            Optional<PictureHeader> bomb = book.picture(record).filter(PictureHeader::claimsTooMuch);
            if (bomb.isPresent()) {
                throw HostileContentException.rejection(
                        MobiError.PICTURE_BOMB,
                        "a picture says that it is " + bomb.get().width() + " x "
                                + bomb.get().height() + " pixels large",
                        Findings.at(record));
            }
        }
    }

    private void cover() throws IOException {
        Optional<Long> record = book.coverRecord();
        if (record.isEmpty()) {
            return;
        }
        if (!book.database().has(record.get())
                || book.picture(record.get()).filter(PictureHeader::measured).isEmpty()) {
            findings.warning(
                    MobiError.COVER_MISSING,
                    record.get(),
                    "the cover is said to be here, and there is no picture that can be shown");
        }
    }
}
