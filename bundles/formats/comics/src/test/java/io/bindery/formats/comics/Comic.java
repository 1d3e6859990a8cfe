package io.bindery.formats.comics;

import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Comic books for tests. */
final class Comic {

    static final String INFO = """
            <?xml version="1.0" encoding="utf-8"?>
            <ComicInfo xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <Title>The Wreck</Title>
              <Series>Sea Tales</Series>
              <Number>4.5</Number>
              <Summary>A ship &amp; a storm.</Summary>
              <Year>2019</Year><Month>3</Month><Day>9</Day>
              <Writer>Ann Author, Bo Writer</Writer>
              <Penciller>Cy Draws</Penciller>
              <CoverArtist>Di Paints</CoverArtist>
              <Translator>Ed Übersetzt</Translator>
              <Publisher>Harbour Press</Publisher>
              <Imprint>Lighthouse</Imprint>
              <Genre>Adventure, Sea</Genre>
              <PageCount>3</PageCount>
              <LanguageISO>ja</LanguageISO>
              <Manga>YesAndRightToLeft</Manga>
              <GTIN>9780306406157</GTIN>
              <Pages><Page Image="0" Type="InnerCover"/><Page Image="1" Type="FrontCover"/><Page Image="2"/></Pages>
            </ComicInfo>
            """;

    private Comic() {}

    /** An archive without anything. */
    static EpubBuilder empty() {
        return EpubBuilder.empty().remove("mimetype");
    }

    /** Three pages and metadata. */
    static EpubBuilder whole() {
        return empty().add("001.jpg", picture("jpg", 30, 40))
                .add("002.jpg", picture("jpg", 60, 80))
                .add("003.jpg", picture("jpg", 30, 40))
                .add("ComicInfo.xml", INFO);
    }

    static TestBook book(EpubBuilder archive) {
        return TestBook.of("comic.cbz", ComicTypes.CBZ, archive.bytes());
    }

    static byte[] picture(String format, int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header of a WebP picture without loss (RFC 9649, section 3.4). */
    static byte[] webp(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(32).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x46464952)
                .putInt(24)
                .putInt(0x50424557)
                .putInt(0x4C385056)
                .putInt(12);
        bytes.put((byte) 0x2F).putInt((width - 1) | ((height - 1) << 14));
        return bytes.array();
    }

    /** A small picture that claims to be large. */
    static byte[] bomb() {
        byte[] bytes = picture("png", 1, 1);
        ByteBuffer.wrap(bytes).putInt(16, 500_000).putInt(20, 500_000);
        return bytes;
    }
}
