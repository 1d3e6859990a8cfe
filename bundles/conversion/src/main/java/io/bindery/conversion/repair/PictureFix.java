package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jsoup.nodes.Element;

/**
 * Pictures that readers need not show become PNG, and what refers to them follows; those that cannot be
 * read are left out (EPUB 3.3, section 3.2).
 */
final class PictureFix implements BookFix {

    /** More pixels than a page at 600 dpi has; a header that claims more is no picture to open. */
    private static final long MOST_PIXELS = 40_000_000;

    private static final int MOST_BYTES = 64 << 20;

    @Override
    public void mend(MadeBook book) throws RejectedException, IOException {
        for (Element item : book.items()) {
            String type = item.attr("media-type");
            if (!type.startsWith("image/") || type.equals(Kinds.SVG)) {
                continue;
            }
            String path = book.path(item);
            if (Kinds.CORE_IMAGES.contains(type)
                    && !Kinds.ofPicture(book.head(path, Kinds.HEAD)).isEmpty()) {
                continue;
            }
            book.tally().add(RepairError.FOREIGN_IMAGE);
            byte[] png = Kinds.READABLE_IMAGES.contains(type) ? png(book.head(path, MOST_BYTES)) : new byte[0];
            if (png.length == 0) {
                item.remove();
                book.remove(path);
            } else {
                String renamed = free(book, path.substring(0, path.lastIndexOf('.') + 1) + "png");
                book.write(renamed, png);
                book.rename(path, renamed);
                item.attr("media-type", "image/png");
                item.attr("href", Hrefs.relative(book.packagePath(), renamed));
            }
        }
    }

    private static String free(MadeBook book, String wish) {
        return book.contains(wish) ? wish.replaceFirst("\\.png$", "-made.png") : wish;
    }

    /** The picture as PNG; nothing if it cannot be read. */
    private static byte[] png(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return new byte[0];
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    return new byte[0];
                }
                BufferedImage picture = reader.read(0);
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                return ImageIO.write(picture, "png", png) ? png.toByteArray() : new byte[0];
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return new byte[0]; // the JDK's readers throw all sorts of things at broken pictures
        }
    }
}
