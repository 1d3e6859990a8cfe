package io.bindery.hardened.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeaderTest {

    private static Optional<PictureHeader> read(byte[] bytes) throws IOException {
        return PictureHeader.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg", "png, image/png", "gif, image/gif", "bmp, image/bmp"})
    void real_pictures_are_measured(String format, String mediaType) throws IOException {
        assertThat(read(picture(format))).contains(new PictureHeader(mediaType, 321, 123));
    }

    /** RFC 9649, sections 2.5 to 2.7: the three kinds of WebP. */
    @Test
    void webp_is_measured_in_each_of_its_kinds() throws IOException {
        ByteBuffer lossy = riff("VP8 ").put(new byte[3]).put(new byte[] {(byte) 0x9D, 1, 0x2A});
        assertThat(read(lossy.putShort((short) 321).putShort((short) 123).array()))
                .contains(new PictureHeader("image/webp", 321, 123));
        ByteBuffer lossless = riff("VP8L").put((byte) 0x2F).putInt(320 | 122 << 14);
        assertThat(read(lossless.array())).contains(new PictureHeader("image/webp", 321, 123));
        ByteBuffer extended =
                riff("VP8X").putInt(0).putShort((short) 320).put((byte) 0).putShort((short) 122);
        assertThat(read(extended.array())).contains(new PictureHeader("image/webp", 321, 123));
    }

    private static ByteBuffer riff(String kind) {
        return ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF....WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .putInt(10);
    }

    @Test
    void what_no_real_picture_has_is_too_much_even_where_the_product_does_not_fit() throws IOException {
        byte[] png = picture("png");
        ByteBuffer.wrap(png).putInt(16, -1).putInt(20, -1);
        assertThat(read(png))
                .hasValueSatisfying(header -> assertThat(header.claimsTooMuch()).isTrue());
        assertThat(new PictureHeader("image/png", 16_000, 16_000).claimsTooMuch())
                .isFalse();
        assertThat(new PictureHeader("image/png", 16_001, 16_000).claimsTooMuch())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
    void a_picture_that_is_cut_off_anywhere_is_never_measured_wrongly(String format) throws IOException {
        byte[] whole = picture(format);
        for (int length = 0; length < Math.min(whole.length, 700); length++) {
            Optional<PictureHeader> header = read(Arrays.copyOf(whole, length));
            assertThat(header.filter(PictureHeader::measured)
                            .filter(found -> found.width() == 321 && found.height() == 123))
                    .isEqualTo(header.filter(PictureHeader::measured));
        }
    }

    @Test
    void what_is_no_picture_is_none() throws IOException {
        assertThat(read("BMW is a car, and no picture of one".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(read(new byte[0])).isEmpty();
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        noise[0] = 0;
        assertThat(read(noise)).isEmpty();
    }
}
