package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.HostileContentException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a mended book: {@code mimetype} first and stored (EPUB 3.3, section 4.3.3), then each file that the manifest names, in its order.
 * The same content gives the same bytes. The file is there wholly or not at all.
 */
final class EpubWriter {

    /** Fixed, and inside the MS-DOS range: other times come with an extra field, which EPUB forbids for mimetype. */
    private static final LocalDateTime PACKED = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
              <rootfiles>
                <rootfile full-path="%s" media-type="application/oebps-package+xml"/>
              </rootfiles>
            </container>
            """;

    private EpubWriter() {}

    static void write(MadeBook book, Path target, StepContext context) throws RejectedException, IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                zip.setLevel(Deflater.DEFAULT_COMPRESSION);
                stored(zip, "mimetype", "application/epub+zip".getBytes(StandardCharsets.US_ASCII));
                entry(zip, "META-INF/container.xml");
                zip.write(CONTAINER.formatted(escape(book.packagePath())).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                entry(zip, book.packagePath());
                zip.write(Xml.bytes(book.packageDocument()));
                zip.closeEntry();
                for (String name : names(book)) {
                    context.checkCancelled();
                    entry(zip, name);
                    try (InputStream in = book.stream(name)) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            } catch (HostileContentException e) {
                throw e.rejection();
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<String> names(MadeBook book) throws RejectedException, IOException {
        List<String> names = new ArrayList<>();
        if (book.isObfuscated()) {
            names.add("META-INF/encryption.xml");
        }
        book.items().stream().map(book::path).distinct().forEach(names::add);
        return names;
    }

    private static String escape(String path) {
        return path.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(PACKED);
        zip.putNextEntry(entry);
    }

    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(PACKED);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        ((OutputStream) zip).write(bytes);
        zip.closeEntry();
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
