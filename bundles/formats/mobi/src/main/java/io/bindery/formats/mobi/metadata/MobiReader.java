package io.bindery.formats.mobi.metadata;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.hardened.picture.CoverPicture;
import io.bindery.hardened.picture.PictureHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Reads what a book says of itself: its metadata (EXTH) first, its headers for what those leave out. Safe for use by several
 * threads.
 */
public final class MobiReader {

    /**
     * Reads one book; also a protected one, whose metadata are open to everybody.
     *
     * @throws RejectedException if it is no book of this kind, or its records cannot be found
     * @throws IOException if the file cannot be read
     */
    public MetadataPatch read(BookContent content, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        try (KindleBook book = KindleBook.open(content)) {
            MetadataPatch.Builder patch = MetadataPatch.builder();
            Statements statements = new Statements(book, patch);
            new Naming(statements).state();
            new Publication(statements).state();
            new Contents(book.contents(), book.best().header().charset()).state(statements);
            cover(book, patch);
            return patch.build();
        }
    }

    /**
     * Copies the cover picture; also that of a protected book, whose pictures are open to everybody.
     *
     * @return whether there is one that browsers show; if not, nothing was written
     * @throws RejectedException if it is no book of this kind, or its records cannot be found
     * @throws IOException if the file cannot be read, or the picture not written
     */
    public boolean writeCover(BookContent content, OutputStream picture, StepContext context)
            throws RejectedException, IOException {
        context.checkCancelled();
        try (KindleBook book = KindleBook.open(content)) {
            Optional<Long> record = book.coverRecord().filter(book.database()::has);
            return record.isPresent() && CoverPicture.copy(book.database().stream(record.get()), picture);
        }
    }

    /** The name of the cover within the book is that of its record, for these books have no files. */
    private static void cover(KindleBook book, MetadataPatch.Builder patch) throws IOException {
        Optional<Long> record = book.coverRecord().filter(book.database()::has);
        if (record.isEmpty()) {
            return;
        }
        Optional<PictureHeader> picture = book.picture(record.get());
        if (picture.isPresent()) {
            boolean real = !picture.get().claimsTooMuch();
            Cover cover = new Cover(
                    "records/" + record.get(),
                    picture.get().mediaType(),
                    real ? (int) picture.get().width() : 0,
                    real ? (int) picture.get().height() : 0);
            patch.add(MetadataField.COVER, cover, "EXTH 201 cover offset");
        }
    }
}
