package io.bindery.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Books whose archive is the attack. */
final class HostileArchives {

    private static final String TEXT = "EPUB/text.xhtml";
    private static final byte[] SOME = "some text".getBytes(StandardCharsets.US_ASCII);
    private static final Consumer<RawZip.Entry> TRUE = entry -> {};

    private HostileArchives() {}

    static List<HostileBook> all() {
        return List.of(
                book("empty-file", "BND-BOOK-004", "", () -> new byte[0]),
                book("pdf-called-epub", "BND-BOOK-005", "", HostileArchives::pdf),
                book(
                        "pdf-before-the-archive",
                        "BND-BOOK-005",
                        "",
                        () -> SmallBook.raw().before(pdf()).bytes()),
                book("cut-off", "PKG-008", "", () -> {
                    byte[] whole = SmallBook.builder().bytes();
                    return Arrays.copyOf(whole, whole.length * 2 / 3);
                }),
                book(
                        "wrong-mimetype",
                        "PKG-007",
                        "",
                        () -> SmallBook.builder()
                                .add("mimetype", "application/zip")
                                .bytes()),
                book(
                        "bomb-by-ratio",
                        "BND-ZIP-005",
                        "EPUB/bomb.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/bomb.bin", new byte[64 << 20], TRUE)
                                .bytes()),
                book(
                        "bomb-that-lies-about-its-size",
                        "BND-ZIP-005",
                        "EPUB/bomb.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/bomb.bin", new byte[64 << 20], entry -> {
                                    entry.size = 1_000;
                                    entry.localSize = 1_000;
                                })
                                .bytes()),
                book(
                        "bomb-within-an-archive",
                        "BND-ZIP-013",
                        "EPUB/inner.zip",
                        () -> SmallBook.raw()
                                .stored("EPUB/inner.zip", zip("bomb.bin", new byte[64 << 20]), TRUE)
                                .bytes()),
                book("archives-within-archives", "BND-ZIP-013", "EPUB/inner.zip", () -> {
                    byte[] inner = SOME;
                    for (int i = 0; i < 6; i++) {
                        inner = zip("level" + i + ".zip", inner);
                    }
                    return SmallBook.raw().stored("EPUB/inner.zip", inner, TRUE).bytes();
                }),
                book("entries-on-the-same-bytes", "BND-ZIP-011", "EPUB/twin.bin", () -> {
                    RawZip zip = RawZip.epub();
                    long[] place = {RawZip.epub().bodyLength()};
                    return zip.deflated("EPUB/first.bin", noise(2_000), TRUE)
                            .deflated("EPUB/twin.bin", noise(2_000), entry -> {
                                entry.offset = place[0];
                                entry.packed = new byte[0];
                            })
                            .bytes();
                }),
                book(
                        "entry-that-reaches-into-the-directory",
                        "BND-ZIP-001",
                        "",
                        () -> SmallBook.raw()
                                .stored("EPUB/last.bin", SOME, entry -> {
                                    entry.size += 40;
                                    entry.packedSize += 40;
                                    entry.localSize += 40;
                                    entry.localPackedSize += 40;
                                })
                                .bytes()),
                book(
                        "header-with-another-name",
                        "BND-ZIP-014",
                        "EPUB/a.bin",
                        () -> SmallBook.raw()
                                .deflated(
                                        "EPUB/a.bin",
                                        SOME,
                                        entry -> entry.localName = "EPUB/b.bin".getBytes(StandardCharsets.US_ASCII))
                                .bytes()),
                book(
                        "header-with-another-size",
                        "BND-ZIP-014",
                        "EPUB/a.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/a.bin", SOME, entry -> entry.localSize = 5)
                                .bytes()),
                book(
                        "header-with-another-compression",
                        "BND-ZIP-014",
                        "EPUB/a.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/a.bin", SOME, entry -> entry.localMethod = 0)
                                .bytes()),
                book(
                        "size-that-is-not-so",
                        "BND-ZIP-015",
                        "EPUB/a.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/a.bin", SOME, entry -> {
                                    entry.size = 5;
                                    entry.localSize = 5;
                                })
                                .bytes()),
                book(
                        "wrong-checksum",
                        "BND-ZIP-015",
                        "EPUB/a.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/a.bin", SOME, entry -> entry.crc ^= 1)
                                .bytes()),
                book("hundred-thousand-entries", "BND-ZIP-002", "", HostileArchives::manyEntries),
                book("path-that-climbs", "BND-ZIP-008", "EPUB/../../evil.txt", () -> named("EPUB/../../evil.txt")),
                book("path-that-climbs-on-windows", "BND-ZIP-008", "..\\..\\evil.txt", () -> named("..\\..\\evil.txt")),
                book("absolute-path", "BND-ZIP-008", "/etc/evil.txt", () -> named("/etc/evil.txt")),
                book("path-with-a-drive", "BND-ZIP-008", "C:\\evil.txt", () -> named("C:\\evil.txt")),
                book("long-name-within", "BND-ZIP-006", "", () -> named("EPUB/" + "x".repeat(2_000))),
                book("many-folders-within", "BND-ZIP-007", "", () -> named("x/".repeat(100) + "x")),
                book(
                        "symbolic-link",
                        "BND-ZIP-010",
                        "EPUB/link",
                        () -> SmallBook.raw()
                                .stored(
                                        "EPUB/link",
                                        "/etc/passwd".getBytes(StandardCharsets.US_ASCII),
                                        entry -> entry.unixMode = 0120777)
                                .bytes()),
                book(
                        "device-file",
                        "BND-ZIP-016",
                        "EPUB/device",
                        () -> SmallBook.raw()
                                .stored("EPUB/device", new byte[0], entry -> entry.unixMode = 0020666)
                                .bytes()),
                book(
                        "same-name-twice",
                        "OPF-060",
                        "",
                        () -> SmallBook.raw().deflated(TEXT, SOME, TRUE).bytes()),
                book(
                        "names-that-differ-by-case",
                        "OPF-060",
                        "",
                        () -> SmallBook.raw()
                                .deflated("EPUB/TEXT.xhtml", SOME, TRUE)
                                .bytes()),
                book(
                        "names-that-differ-by-normalisation",
                        "OPF-060",
                        "",
                        () -> SmallBook.raw()
                                .deflated("EPUB/\u00e9.txt", SOME, TRUE)
                                .deflated("EPUB/e\u0301.txt", SOME, TRUE)
                                .bytes()),
                book(
                        "password",
                        "BND-ZIP-012",
                        "EPUB/a.bin",
                        () -> SmallBook.raw()
                                .deflated("EPUB/a.bin", SOME, entry -> {
                                    entry.flags |= 1;
                                    entry.localFlags |= 1;
                                })
                                .bytes()),
                book(
                        "split-archive",
                        "BND-ZIP-017",
                        "",
                        () -> SmallBook.raw().disk(1).bytes()),
                book(
                        "wrong-number-of-entries",
                        "BND-ZIP-018",
                        "",
                        () -> SmallBook.raw().count(3).bytes()),
                book(
                        "garbage-behind-the-end",
                        "BND-ZIP-018",
                        "",
                        () -> SmallBook.raw().after(SOME).bytes()),
                book(
                        "second-archive-in-the-comment",
                        "BND-ZIP-018",
                        "",
                        () -> SmallBook.raw().comment(RawZip.empty().bytes()).bytes()),
                book(
                        "zip64-end-that-contradicts",
                        "BND-ZIP-018",
                        "",
                        () -> SmallBook.raw().zip64Count(2).bytes()));
    }

    private static HostileBook book(
            String trait, String code, String place, java.util.function.Supplier<byte[]> bytes) {
        return new HostileBook(trait, code, place, bytes);
    }

    private static byte[] named(String name) {
        return SmallBook.raw().deflated(name, SOME, TRUE).bytes();
    }

    private static byte[] manyEntries() {
        RawZip zip = SmallBook.raw();
        for (int i = 0; i < 100_000; i++) {
            zip.stored("x/" + i, new byte[0], TRUE);
        }
        return zip.bytes();
    }

    private static byte[] pdf() {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
