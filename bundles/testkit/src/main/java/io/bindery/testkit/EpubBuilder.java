package io.bindery.testkit;

import io.bindery.api.content.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs an EPUB: {@code mimetype} first and stored (EPUB 3.3, section 4.3.3), then the files in the order in which they
 * were added. Same content, same bytes. Not safe for use by several threads.
 */
public final class EpubBuilder {

    /** Fixed, and inside the MS-DOS range: other times come with an extra field, which EPUB forbids for mimetype. */
    private static final LocalDateTime PACKED = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
              <rootfiles>
                <rootfile full-path="%s" media-type="application/oebps-package+xml"/>
              </rootfiles>
            </container>
            """;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private EpubBuilder() {}

    /** An EPUB with {@code mimetype} only. */
    public static EpubBuilder empty() {
        return new EpubBuilder().add("mimetype", "application/epub+zip");
    }

    /** An EPUB whose container names one package document; that one is still to be added. */
    public static EpubBuilder withPackage(String path) {
        return empty().add("META-INF/container.xml", CONTAINER.formatted(path));
    }

    /** An EPUB of all files below a folder, which need not hold a {@code mimetype}. */
    public static EpubBuilder of(Path folder) {
        EpubBuilder builder = empty();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                builder.add(name, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder;
    }

    /** Adds a file, or puts it in the place of the one with this name. */
    public EpubBuilder add(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    /** Adds a text in UTF-8, or puts it in the place of the file with this name. */
    public EpubBuilder add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a file that was added, in UTF-8. */
    public String text(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no such file in this book: " + name);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The names of the files that were added, in order; a copy. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The bytes of a file that was added; not to be changed. */
    public byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** Takes a file out. */
    public EpubBuilder remove(String name) {
        files.remove(name);
        return this;
    }

    /** The archive. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(PACKED);
                if (file.getKey().equals("mimetype")) {
                    store(entry, file.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipEntry entry, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
    }

    /** The archive as a book. */
    public TestBook book(String fileName) {
        return TestBook.of(fileName, MediaType.EPUB, bytes());
    }
}
