package io.bindery.converters.print.content;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pictures into a form and size that paper needs: no more pixels than the page can show at its resolution, JPEG as it is and
 * everything else as PNG. A picture is measured before it is decoded, and decoded in steps if it is large. Safe for use by several threads.
 */
public final class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** More than any camera takes; the header of a bomb claims billions. */
    private static final long MAX_PIXELS = 400_000_000L;

    /** What may be decoded at once: 12 million pixels take 48 MiB. */
    private static final long MAX_DECODED = 12_000_000L;

    private static final float QUALITY = 0.88f;

    private final int longest;

    /** @param longest the most pixels of a picture's longer side */
    public Pictures(int longest) {
        this.longest = longest;
    }

    /** The picture as JPEG or PNG of a sane size; empty if it cannot be read or is a bomb. */
    public Optional<byte[]> fit(byte[] bytes) {
        ImageReader reader = null;
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            // Named here, as what a bundle brings along is not found by the JDK.
            Iterator<ImageReader> readers = isWebp(bytes)
                    ? List.of(new WebPImageReaderSpi().createReaderInstance(null))
                            .iterator()
                    : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            reader = readers.next();
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MAX_PIXELS || width <= 0 || height <= 0) {
                LOG.warn("left out a picture of {} by {} pixels", width, height);
                return Optional.empty();
            }
            String format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
            boolean jpeg = format.equals("jpeg") || format.equals("jpg");
            if (Math.max(width, height) <= longest && (jpeg || format.equals("png"))) {
                return Optional.of(bytes);
            }
            return Optional.of(encode(shrink(decode(reader, width, height)), jpeg));
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK throw all sorts of things at damaged pictures.
            LOG.debug("left out a picture that cannot be decoded", e);
            return Optional.empty();
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    /** Width by height of a picture that {@link #fit} gave. */
    static Optional<Float> shape(byte[] picture) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Optional.of((float) reader.getWidth(0) / reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A picture that {@link #fit} gave, as PNG without anything peculiar; drawings are less patient with pictures than pages are. */
    static Optional<byte[]> png(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                return Optional.empty();
            }
            boolean clear = image.getColorModel().hasAlpha();
            BufferedImage plain = new BufferedImage(
                    image.getWidth(),
                    image.getHeight(),
                    clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = plain.createGraphics();
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
            return Optional.of(encode(plain, false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isWebp(byte[] bytes) {
        return bytes.length > 12 && new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
    }

    private BufferedImage decode(ImageReader reader, int width, int height) throws IOException {
        int step = Math.max(1, Math.max(width, height) / (2 * longest));
        while ((long) (width / step) * (height / step) > MAX_DECODED) {
            step++;
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private BufferedImage shrink(BufferedImage image) {
        double factor = (double) longest / Math.max(image.getWidth(), image.getHeight());
        boolean clear = image.getColorModel().hasAlpha();
        int type = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (factor >= 1) {
            factor = 1;
        }
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, type);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    private static byte[] encode(BufferedImage image, boolean jpeg) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(jpeg ? "jpeg" : "png").next();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (jpeg) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
