package io.bindery.formats.epub;

import io.bindery.testkit.RawZip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Makes a broken book of a good one: in its bytes, in the structure of its archive, or in a file of it. Most random bytes never come
 * further than the archive's directory, so most changes are made within a file that is then packed properly.
 */
final class EpubMutator {

    private static final long[] NUMBERS = {0, 1, -1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFFL};

    private static final List<String> PIECES = List.of(
            "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>",
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">",
            "<!ENTITY e SYSTEM \"file:///dev/zero\">",
            "&nbsp;",
            "&#0;",
            "&#x10FFFF;",
            "&undeclared;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml version=\"1.1\" encoding=\"UTF-16\"?>",
            "<?pi",
            "</",
            "<",
            ">",
            "\"",
            "\u0000",
            "\uFEFF",
            "xmlns:x=\"urn:x\"",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
            "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>",
            "href=\"../../../../etc/passwd\"",
            "href=\"http://127.0.0.1:9/\"",
            "href=\"data:text/html,x\"",
            "href=\"%\"",
            "href=\"//[\"",
            "properties=\"nav cover-image mathml\"",
            "media-type=\"text/css\"",
            "epub:type=\"toc\"",
            "@import url(x);",
            "@charset \"utf-16\";",
            "a{b:c;}}}",
            "/*",
            "-9999999999999999999",
            "2026-99-99T99:99:99Z");

    private final Random random;

    EpubMutator(long seed) {
        random = new Random(seed);
    }

    /** A broken book. */
    byte[] mutate(byte[] book) throws IOException {
        byte[] broken = book;
        if (random.nextInt(10) < 8) {
            broken = repacked(book);
        }
        if (broken == book || random.nextInt(10) == 0) {
            broken = bytes(broken, 1 + random.nextInt(4));
        }
        return broken;
    }

    private byte[] repacked(byte[] book) throws IOException {
        Map<String, byte[]> files = unpack(book);
        files.remove("mimetype");
        if (files.isEmpty()) {
            return book;
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String name = any(new ArrayList<>(files.keySet()));
            switch (random.nextInt(12)) {
                case 0 -> files.remove(name);
                case 1 -> files.put(name.toUpperCase(java.util.Locale.ROOT), files.get(name));
                case 2 ->
                    files.put(
                            any(List.of("../x", "META-INF/encryption.xml", "META-INF/rights.xml", "a/./b", "\u202E")),
                            files.get(name));
                case 3 -> files.put(name, files.get(any(new ArrayList<>(files.keySet()))));
                case 4 -> files.put(name, bytes(files.get(name), 1 + random.nextInt(4)));
                default -> files.put(name, text(files.get(name)));
            }
            if (files.isEmpty()) {
                return book;
            }
        }
        RawZip zip = RawZip.epub();
        String liar = random.nextInt(10) == 0 ? any(new ArrayList<>(files.keySet())) : "";
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            zip.deflated(file.getKey(), file.getValue(), entry -> {
                if (file.getKey().equals(liar)) {
                    lie(entry);
                }
            });
        }
        return zip.bytes();
    }

    private static Map<String, byte[]> unpack(byte[] book) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return files; // as far as it can be read
        }
        return files;
    }

    private void lie(RawZip.Entry entry) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        switch (random.nextInt(8)) {
            case 0 -> entry.size = number;
            case 1 -> entry.packedSize = number;
            case 2 -> entry.localSize = number;
            case 3 -> entry.method = (int) number & 0xFFFF;
            case 4 -> entry.flags = (int) number & 0xFFFF;
            case 5 -> entry.offset = number & 0xFFFF_FFFFL;
            case 6 -> entry.unixMode = (int) number & 0xFFFF;
            default -> entry.crc = number;
        }
    }

    private byte[] text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = place(text);
            int end = Math.min(text.length(), at + random.nextInt(200));
            String piece = any(PIECES);
            text = switch (random.nextInt(7)) {
                case 0 -> text.substring(0, at) + text.substring(end);
                case 1 -> text.substring(0, end) + text.substring(at);
                case 2 ->
                    text.substring(0, at)
                            + text.substring(at, end).repeat(1 + random.nextInt(300))
                            + text.substring(end);
                case 3 ->
                    text.substring(0, at) + ("<" + letter() + ">").repeat(1 + random.nextInt(700)) + text.substring(at);
                case 4 -> text.substring(0, at) + piece.repeat(1 + random.nextInt(50)) + text.substring(at);
                default -> text.substring(0, at) + piece + text.substring(at);
            };
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Mostly where mark-up is. */
    private int place(String text) {
        int at = random.nextInt(text.length() + 1);
        int mark = switch (random.nextInt(4)) {
            case 0 -> text.indexOf('<', at);
            case 1 -> text.indexOf('"', at);
            case 2 -> text.indexOf('>', at);
            default -> at;
        };
        return mark < 0 ? at : Math.min(text.length(), mark + random.nextInt(2));
    }

    private char letter() {
        return (char) ('a' + random.nextInt(26));
    }

    private byte[] bytes(byte[] bytes, int times) {
        byte[] broken = bytes.clone();
        for (int i = 0; i < times && broken.length > 8; i++) {
            int at = random.nextInt(broken.length - 8);
            int length = 1 + random.nextInt(Math.min(2_000, broken.length - at));
            switch (random.nextInt(5)) {
                case 0 -> broken[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> broken = Arrays.copyOf(broken, at);
                case 2 -> broken = spliced(broken, at, at + length, new byte[0]);
                case 3 -> broken = spliced(broken, at, at, Arrays.copyOfRange(broken, at, at + length));
                default ->
                    ByteBuffer.wrap(broken)
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                            .putInt(at, (int) NUMBERS[random.nextInt(NUMBERS.length)]);
            }
        }
        return broken;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(piece);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
