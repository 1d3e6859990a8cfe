package io.bindery.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Books in which a file is the attack. */
final class HostileMarkup {

    private static final String TEXT = "EPUB/text.xhtml";
    private static final String PACKAGE = "EPUB/package.opf";
    private static final String STYLE = "EPUB/style.css";

    /** Each file of a book that some parser reads as XML. */
    static final List<String> XML_FILES = List.of(
            "META-INF/container.xml",
            "META-INF/encryption.xml",
            PACKAGE,
            "EPUB/nav.xhtml",
            "EPUB/toc.ncx",
            TEXT,
            "EPUB/drawing.svg",
            "EPUB/overlay.smil",
            "EPUB/words.pls");

    private static final Pattern ROOT = Pattern.compile("<([a-z]+)( [^>]*)?>(?!\\s*<!)");

    private HostileMarkup() {}

    static List<HostileBook> all() {
        List<HostileBook> all = new ArrayList<>();
        for (String file : XML_FILES) {
            String kind = file.replaceAll(".*[/.]", "").replace("xhtml", file.contains("nav") ? "nav" : "xhtml");
            String name = file.contains("encryption") ? "encryption" : file.contains("container") ? "container" : kind;
            String outside = file.endsWith(".pls") ? "BND-XML-005" : "HTM-003";
            all.add(book(
                    "external-entity-in-" + name,
                    outside,
                    file,
                    () -> declaring(file, "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;")));
            all.add(book("billion-laughs-in-" + name, "BND-XML-001", file, () -> declaring(file, laughs(), "&l9;")));
        }
        all.add(book(
                "one-long-entity-many-times",
                "BND-XML-001",
                TEXT,
                () -> declaring(TEXT, "<!ENTITY a \"" + "x".repeat(100_000) + "\">", "&a;".repeat(10_000))));
        all.add(book(
                "laughs-in-utf-16",
                "BND-XML-001",
                TEXT,
                () -> SmallBook.builder()
                        .add(
                                TEXT,
                                declared(TEXT, laughs(), "&l9;")
                                        .replace("UTF-8", "UTF-16")
                                        .getBytes(StandardCharsets.UTF_16))
                        .bytes()));
        all.add(book(
                "remote-picture", "RSC-006", TEXT, () -> in(TEXT, "<img src=\"http://127.0.0.1:9/p.png\" alt=\"\"/>")));
        all.add(book(
                "remote-style",
                "RSC-006",
                TEXT,
                () -> edited(TEXT, "href=\"style.css\"", "href=\"http://127.0.0.1:9/s.css\"")));
        all.add(book(
                "remote-font",
                "RSC-008",
                STYLE,
                () -> SmallBook.builder()
                        .add(STYLE, "@font-face { font-family: x; src: url(http://127.0.0.1:9/f.woff) }")
                        .bytes()));
        all.add(book("script", "OPF-014", TEXT, () -> in(TEXT, "<script>while (true) {}</script>")));
        all.add(book(
                "nested-without-end",
                "BND-XML-002",
                TEXT,
                () -> in(TEXT, "<div>".repeat(20_000) + "</div>".repeat(20_000))));
        all.add(book(
                "nested-and-never-closed",
                "BND-XML-002",
                TEXT,
                () -> in(TEXT, noise(8 << 20).replaceAll("(.{8})", "<i$1>"))));
        all.add(book(
                "nested-package",
                "BND-XML-002",
                PACKAGE,
                () -> edited(PACKAGE, "<spine", "<x>".repeat(20_000) + "</x>".repeat(20_000) + "<spine")));
        all.add(book(
                "nested-under-a-declaration",
                "BND-XML-002",
                TEXT,
                () -> declaring(TEXT, "<!ENTITY a \"\">", "<i>".repeat(20_000) + "</i>".repeat(20_000))));
        all.add(book(
                "nested-in-utf-16",
                "BND-XML-002",
                TEXT,
                () -> SmallBook.builder()
                        .add(
                                TEXT,
                                placed(TEXT, "<i>".repeat(20_000) + "</i>".repeat(20_000))
                                        .replace("UTF-8", "UTF-16")
                                        .getBytes(StandardCharsets.UTF_16))
                        .bytes()));
        all.add(book("hundred-thousand-attributes", "BND-XML-004", TEXT, () -> {
            StringBuilder tag = new StringBuilder("<i");
            for (int i = 0; i < 100_000; i++) {
                tag.append(" a").append(i).append("=''");
            }
            return in(TEXT, tag + "/>");
        }));
        all.add(book(
                "endless-attribute", "BND-XML-004", TEXT, () -> in(TEXT, "<i title=\"" + noise(12 << 20) + "\"/>")));
        all.add(book("endless-comment", "BND-XML-004", TEXT, () -> in(TEXT, "<!--" + noise(12 << 20) + "-->")));
        all.add(book("endless-text", "BND-XML-004", TEXT, () -> in(TEXT, noise(5 << 20))));
        all.add(book(
                "endless-style-element",
                "BND-XML-004",
                TEXT,
                () -> in(TEXT, "<style><![CDATA[" + rules(5 << 20) + "]]></style>")));
        all.add(book(
                "endless-document",
                "BND-XML-003",
                TEXT,
                () -> in(TEXT, "<p>" + noise(34 << 20).replaceAll("(.{1000})", "$1</p><p>") + "</p>")));
        all.add(book(
                "endless-declarations",
                "BND-XML-003",
                TEXT,
                () -> declaring(TEXT, "<!-- " + noise(12 << 20) + " -->", "")));
        all.add(book(
                "endless-style",
                "BND-EPUB-004",
                STYLE,
                () -> SmallBook.builder().add(STYLE, rules(3 << 20)).bytes()));
        all.add(book(
                "picture-of-gigabytes",
                "BND-EPUB-003",
                "EPUB/picture.png",
                () -> SmallBook.builder()
                        .add("EPUB/picture.png", png(50_000, 50_000))
                        .bytes()));
        all.add(book(
                "jpeg-of-gigabytes",
                "BND-EPUB-003",
                "EPUB/picture.jpg",
                () -> SmallBook.builder()
                        .add("EPUB/picture.jpg", jpeg(65_000, 65_000))
                        .bytes()));
        return List.copyOf(all);
    }

    static List<HostileBook> allowed() {
        return List.of(
                book(
                        "allowed-style",
                        "",
                        "",
                        () -> SmallBook.builder().add(STYLE, rules(1_700_000)).bytes()),
                book("allowed-comment", "", "", () -> in(TEXT, "<!--" + noise(4_000_000) + "-->")),
                book("allowed-text", "", "", () -> in(TEXT, "<p>" + noise(4_000_000) + "</p>")),
                book("allowed-attribute", "", "", () -> in(TEXT, "<p title=\"" + noise(4_000_000) + "\"/>")),
                book("allowed-depth", "", "", () -> in(TEXT, "<div>".repeat(400) + "</div>".repeat(400))),
                book(
                        "allowed-document",
                        "",
                        "",
                        () -> in(TEXT, "<p>" + noise(24 << 20).replaceAll("(.{1000})", "$1</p><p>") + "</p>")));
    }

    private static HostileBook book(
            String trait, String code, String place, java.util.function.Supplier<byte[]> bytes) {
        return new HostileBook(trait, code, place, bytes);
    }

    private static byte[] declaring(String file, String declarations, String content) {
        return SmallBook.builder()
                .add(file, declared(file, declarations, content))
                .bytes();
    }

    private static String declared(String file, String declarations, String content) {
        String xml = placed(file, content);
        Matcher root = ROOT.matcher(xml);
        if (!root.find()) {
            throw new IllegalStateException("no root element in " + file);
        }
        return xml.substring(0, root.start()) + "<!DOCTYPE " + root.group(1) + " [" + declarations + "]>"
                + xml.substring(root.start());
    }

    /** The file's text with something more in it, at the end of its root element. */
    private static String placed(String file, String content) {
        EpubBuilder book = SmallBook.builder()
                .add(
                        "META-INF/encryption.xml",
                        "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"> </encryption>");
        String text = book.text(file);
        int end = text.lastIndexOf(text.contains("</body>") ? "</body>" : "</");
        return text.substring(0, end) + content + text.substring(end);
    }

    private static byte[] in(String file, String content) {
        return SmallBook.builder().add(file, placed(file, content)).bytes();
    }

    private static byte[] edited(String file, String from, String to) {
        EpubBuilder book = SmallBook.builder();
        return book.add(file, book.text(file).replace(from, to)).bytes();
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        return laughs.toString();
    }

    /** Letters that do not compress so well that the archive is a bomb. */
    private static String noise(int length) {
        StringBuilder noise = new StringBuilder(length);
        long state = 1;
        for (int i = 0; i < length; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            noise.append((char) ('a' + (state >>> 60)));
        }
        return noise.toString();
    }

    /** Style rules of about so many characters. */
    static String rules(int length) {
        return noise(length).replaceAll("(.{100})", "p { content: \"$1\" }\n");
    }

    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(4 + 13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4 + 12)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .putInt(0)
                .put("IEND".getBytes(StandardCharsets.US_ASCII))
                .putInt(0xAE426082)
                .array();
    }

    private static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(40)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE0)
                .putShort((short) 16)
                .put(new byte[14])
                .putShort((short) 0xFFC0)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {1, 1, 0x11, 0})
                .array();
    }
}
