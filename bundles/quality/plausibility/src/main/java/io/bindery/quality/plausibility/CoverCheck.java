package io.bindery.quality.plausibility;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.hardened.picture.PictureHeader;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Looks at the cover. The picture itself can be had where the book is an archive that holds it as a file of its own; of other formats
 * only the size is judged that the book's reader has found.
 */
final class CoverCheck {

    private static final Set<String> ARCHIVES = Set.of(
            "application/epub+zip",
            "application/vnd.comicbook+zip",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text");
    private static final int LEAST_LONG_SIDE = 1_000;
    private static final double LONGEST_SHAPE = 2.5;
    /** What is decoded at once: a picture of 40 million points, taken at every nth, holds a few megabytes. */
    private static final long MOST_PIXELS = 40_000_000;

    private static final long MOST_BYTES = 32L << 20;
    private static final int LOOKED_AT = 200;
    /** Of 256 steps of brightness: paper that was scanned has more. */
    private static final double BLANK = 3;

    private CoverCheck() {}

    static void check(BookContent book, BookMetadata known, Remarks remarks) throws IOException {
        Optional<Cover> cover = known.first(MetadataField.COVER);
        if (cover.isEmpty()) {
            if (book.mediaType().equals(MediaType.EPUB)) {
                remarks.inform(PlausibilityError.COVER_MISSING, "no picture is the book's cover", Location.BOOK);
            }
            return;
        }
        Location place = Location.of(cover.get().path());
        Optional<Seen> seen = ARCHIVES.contains(book.mediaType().name()) ? look(book, cover.get()) : Optional.empty();
        size(
                seen.map(Seen::width).orElse((long) cover.get().width()),
                seen.map(Seen::height).orElse((long) cover.get().height()),
                place,
                remarks);
        if (seen.isPresent() && seen.get().blank()) {
            remarks.warn(PlausibilityError.COVER_BLANK, "the cover shows nothing", place);
        }
    }

    private static void size(long width, long height, Location place, Remarks remarks) {
        if (width <= 0 || height <= 0) {
            return; // drawings by vectors have none
        }
        String size = width + " x " + height + " pixels";
        if (Math.max(width, height) < LEAST_LONG_SIDE) {
            remarks.warn(PlausibilityError.COVER_SMALL, "the cover has " + size, place);
        }
        double shape = (double) Math.max(width, height) / Math.min(width, height);
        if (shape > LONGEST_SHAPE) {
            remarks.warn(PlausibilityError.COVER_SHAPE, "the cover has " + size, place);
        }
    }

    /** What was seen of a picture. */
    private record Seen(long width, long height, boolean blank) {}

    private static Optional<Seen> look(BookContent book, Cover cover) throws IOException {
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            if (!zip.contains(cover.path()) || zip.statedSize(cover.path()) > MOST_BYTES) {
                return Optional.empty();
            }
            Optional<PictureHeader> header;
            try (InputStream bytes = zip.read(cover.path())) {
                header = PictureHeader.read(bytes);
            }
            if (header.isEmpty() || !header.get().measured()) {
                return Optional.empty();
            }
            long width = header.get().width();
            long height = header.get().height();
            if (header.get().claimsTooMuch() || width * height > MOST_PIXELS) {
                return Optional.of(new Seen(width, height, false));
            }
            try (InputStream bytes = zip.read(cover.path())) {
                return Optional.of(new Seen(width, height, blank(bytes)));
            }
        } catch (RejectedException e) {
            return Optional.empty(); // the format's own checks say what is wrong with the archive
        }
    }

    private static boolean blank(InputStream bytes) throws IOException {
        try (ImageInputStream image = new MemoryCacheImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                ImageReadParam sparse = reader.getDefaultReadParam();
                int across = Math.max(1, reader.getWidth(0) / LOOKED_AT);
                int down = Math.max(1, reader.getHeight(0) / LOOKED_AT);
                sparse.setSourceSubsampling(across, down, 0, 0);
                return spread(reader.read(0, sparse)) < BLANK;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Not decoded here: whether a picture is sound is for the format's own checks. The decoders throw whatever
            // they meet.
            return false;
        }
    }

    /** The standard deviation of brightness, plus that of colour. */
    private static double spread(BufferedImage image) {
        double[] sum = new double[3];
        double[] square = new double[3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    double value = colour >> (8 * channel) & 0xFF;
                    sum[channel] += value;
                    square[channel] += value * value;
                }
            }
        }
        double count = (double) image.getWidth() * image.getHeight();
        double widest = 0;
        for (int channel = 0; channel < 3; channel++) {
            double mean = sum[channel] / count;
            widest = Math.max(widest, Math.sqrt(Math.max(0, square[channel] / count - mean * mean)));
        }
        return widest;
    }
}
