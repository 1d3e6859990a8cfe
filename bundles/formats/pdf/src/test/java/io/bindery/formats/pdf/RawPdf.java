package io.bindery.formats.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a PDF object by object, also such as no library would write. Object 1 is the catalog. */
final class RawPdf {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> offsets = new TreeMap<>();

    RawPdf() {
        text("%PDF-1.7\n");
    }

    /** One with a catalog (1), a page tree (2) and a page (3) with contents (4) and these resources. */
    static RawPdf onePage(String contents, String resources) {
        return new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page("/Contents 4 0 R/Resources<<" + resources + ">>"))
                        .stream(4, "", contents.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String page(String more) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]" + more + ">>";
    }

    RawPdf object(int number, String body) {
        offsets.put(number, out.size());
        return text(number + " 0 obj\n" + body + "\nendobj\n");
    }

    RawPdf stream(int number, String dictionary, byte[] data) {
        offsets.put(number, out.size());
        text(number + " 0 obj\n<<" + dictionary + "/Length " + data.length + ">>\nstream\n");
        out.writeBytes(data);
        return text("\nendstream\nendobj\n");
    }

    RawPdf text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    int size() {
        return out.size();
    }

    /** With a table of all objects. */
    byte[] bytes() {
        return bytes("");
    }

    byte[] bytes(String trailer) {
        int start = out.size();
        StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        offsets.forEach((number, offset) ->
                table.append(number).append(" 1\n").append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        table.append("trailer\n<</Size 1000000/Root 1 0 R").append(trailer).append(">>\n");
        table.append("startxref\n").append(start).append("\n%%EOF\n");
        return text(table.toString()).out.toByteArray();
    }

    /** With the end as it is given. */
    byte[] bare() {
        return out.toByteArray();
    }

    static byte[] deflate(byte[] data) {
        return deflate(data, 1);
    }

    /** The data many times over. */
    static byte[] deflate(byte[] data, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < times; i++) {
                out.write(data);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
