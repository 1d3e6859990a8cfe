package io.bindery.benchmarks;

import io.bindery.testkit.EpubBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Makes valid EPUBs of a wanted size or number: {@code big FILE MEGABYTES} or {@code small FOLDER COUNT}. */
public final class MakeBooks {

    private static final String OPF = """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:identifier id="id">urn:uuid:%s</dc:identifier>
                <dc:title>%s</dc:title><dc:language>en</dc:language><dc:creator>A. Maker</dc:creator>
                <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
              </metadata>
              <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>%s</manifest>
              <spine>%s</spine>
            </package>
            """;
    private static final String NAV = """
            <?xml version="1.0" encoding="UTF-8"?>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
              <head><title>Contents</title></head>
              <body><nav epub:type="toc"><ol>%s</ol></nav></body>
            </html>
            """;
    private static final String CHAPTER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Chapter %1$d</title></head>
            <body><h1>Chapter %1$d</h1>%2$s<p>%3$s</p></body></html>
            """;
    private static final int IMAGE_SIDE = 1300; // of noise in 24 bits: about 5 MB that no compression makes smaller
    private static final int IMAGE_MEGABYTES = 5;
    private static final int WORDS = 2_000;

    private MakeBooks() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        int amount = Integer.parseInt(arguments[2]);
        if (arguments[0].equals("big")) {
            big(target, amount / IMAGE_MEGABYTES);
        } else {
            Files.createDirectories(target);
            for (int n = 0; n < amount; n++) {
                Files.write(target.resolve(n + ".epub"), small(n));
            }
        }
    }

    private static byte[] small(int number) {
        return EpubBuilder.withPackage("package.opf")
                .add("package.opf", opf("Small book " + number, 1, false))
                .add("nav.xhtml", nav(1))
                .add("0.xhtml", chapter(0, "", "Only a little text."))
                .bytes();
    }

    /** Writes as it goes, since such a book does not fit into memory. */
    private static void big(Path file, int chapters) throws IOException {
        Random noise = new Random(1);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] mimetype = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(mimetype);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(mimetype.length);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(mimetype);
            EpubBuilder small = EpubBuilder.withPackage("package.opf");
            add(zip, "META-INF/container.xml", small.text("META-INF/container.xml"));
            add(zip, "package.opf", opf("A big book", chapters, true));
            add(zip, "nav.xhtml", nav(chapters));
            String text = "word ".repeat(WORDS);
            for (int n = 0; n < chapters; n++) {
                add(zip, n + ".xhtml", chapter(n, "<p><img src=\"%d.png\" alt=\"Noise\"/></p>".formatted(n), text));
                zip.putNextEntry(new ZipEntry(n + ".png"));
                zip.write(picture(noise));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String opf(String title, int chapters, boolean pictures) {
        String item = "<item id=\"c%1$d\" href=\"%1$d.xhtml\" media-type=\"application/xhtml+xml\"/>"
                + (pictures ? "<item id=\"p%1$d\" href=\"%1$d.png\" media-type=\"image/png\"/>" : "");
        UUID id = UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8));
        return OPF.formatted(id, title, forEach(chapters, item), forEach(chapters, "<itemref idref=\"c%1$d\"/>"));
    }

    private static String nav(int chapters) {
        return NAV.formatted(forEach(chapters, "<li><a href=\"%1$d.xhtml\">Chapter %1$d</a></li>"));
    }

    private static String chapter(int number, String picture, String text) {
        return CHAPTER.formatted(number, picture, text);
    }

    private static String forEach(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining());
    }

    private static byte[] picture(Random noise) throws IOException {
        BufferedImage image = new BufferedImage(IMAGE_SIDE, IMAGE_SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(
                0,
                0,
                IMAGE_SIDE,
                IMAGE_SIDE,
                noise.ints((long) IMAGE_SIDE * IMAGE_SIDE).toArray(),
                0,
                IMAGE_SIDE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
