package io.bindery.formats.comics.metadata;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.formats.comics.pages.ComicFiles;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.picture.CoverPicture;
import io.bindery.hardened.picture.PictureHeader;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.xml.sax.SAXException;

/** Reads what a comic book says of itself, and what its pages show without being decoded. Safe for use by several threads. */
public final class ComicReader {

    /**
     * Reads one book.
     *
     * @throws RejectedException if it is no ZIP archive, or dangerous to open
     * @throws IOException if the file cannot be read
     */
    public MetadataPatch read(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        MetadataPatch.Builder patch = MetadataPatch.builder();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            ComicFiles files = ComicFiles.of(zip.names());
            int cover = 0;
            if (files.info().isPresent()) {
                try {
                    ComicInfo info = ComicInfo.read(zip, files.info().get());
                    new InfoStatements(info, files.info().get(), patch).state();
                    cover = page(info, files);
                } catch (SAXException e) {
                    // Validation has said so; the pages still tell something.
                }
            }
            patch.add(MetadataField.FORMAT, "CBZ", "archive");
            patch.add(MetadataField.LAYOUT, "pre-paginated", "archive");
            if (!files.pages().isEmpty()) {
                patch.add(MetadataField.PAGE_COUNT, (long) files.pages().size(), "archive");
                cover(zip, files.pages().get(cover), patch);
            }
        }
        return patch.build();
    }

    /**
     * Copies the page that is the cover.
     *
     * @return whether it is a picture that browsers show; if not, nothing was written
     * @throws RejectedException if it is no ZIP archive, or dangerous to open
     * @throws IOException if the file cannot be read, or the picture not written
     */
    public boolean writeCover(BookContent book, OutputStream picture, StepContext context)
            throws RejectedException, IOException {
        context.checkCancelled();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            ComicFiles files = ComicFiles.of(zip.names());
            int cover = 0;
            if (files.info().isPresent()) {
                try {
                    cover = page(ComicInfo.read(zip, files.info().get()), files);
                } catch (SAXException e) {
                    cover = 0; // as if it said nothing
                }
            }
            if (files.pages().isEmpty()) {
                return false;
            }
            try (InputStream in = zip.read(files.pages().get(cover))) {
                return CoverPicture.copy(in, picture);
            } catch (HostileContentException e) {
                throw e.rejection();
            }
        }
    }

    private static int page(ComicInfo info, ComicFiles files) {
        return info.frontCover().filter(page -> page < files.pages().size()).orElse(0);
    }

    private static void cover(HardenedZip zip, String page, MetadataPatch.Builder patch) throws RejectedException {
        try (InputStream in = zip.read(page)) {
            Optional<PictureHeader> picture = PictureHeader.read(in).filter(header -> !header.claimsTooMuch());
            if (picture.isPresent()) {
                PictureHeader header = picture.get();
                patch.add(
                        MetadataField.COVER,
                        new Cover(page, header.mediaType(), (int) header.width(), (int) header.height()),
                        page);
            }
        } catch (IOException e) {
            // Damaged: then the book has no cover to show.
        }
    }
}
