package io.bindery.formats.pdf;

import static io.bindery.formats.pdf.RawPdf.deflate;
import static io.bindery.formats.pdf.RawPdf.onePage;
import static io.bindery.formats.pdf.RawPdf.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A PDF that means harm, and what must be said of it. Immutable.
 *
 * @param code of the finding; empty if it is only to do no harm
 */
record HostilePdf(String trait, String code, Supplier<byte[]> bytes) {

    private static final byte[] MEGABYTE = new byte[1 << 20];
    private static final Map<String, HostilePdf> ALL = new LinkedHashMap<>();

    static {
        add("nothing", "BND-PDF-001", () -> new byte[0]);
        add("no pdf", "BND-PDF-001", () -> "It was a dark and stormy night.".getBytes(StandardCharsets.UTF_8));
        add("cut off", "BND-PDF-009", () -> {
            byte[] good = onePage("0 0 9 9 re f", "").bytes();
            return Arrays.copyOf(good, good.length - 60);
        });
        add("only a header", "BND-PDF-002", () -> "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        structure();
        bombs();
        contents();
        rest();
    }

    private static void add(String trait, String code, Supplier<byte[]> bytes) {
        ALL.put(trait, new HostilePdf(trait, code, bytes));
    }

    static Iterable<HostilePdf> all() {
        return ALL.values();
    }

    private static void structure() {
        add("table before the table is itself", "BND-PDF-009", () -> {
            RawPdf pdf = onePage("0 0 9 9 re f", "");
            return pdf.bytes("/Prev " + pdf.size());
        });
        add(
                "page tree is its own branch",
                "BND-PDF-008",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
                        .bytes());
        add(
                "page tree loops",
                "BND-PDF-014",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
                        .object(3, page(""))
                        .object(4, "<</Type/Pages/Kids[2 0 R 3 0 R 4 0 R]/Count 2/Parent 4 0 R>>")
                        .bytes());
        add("page tree of 100,000 levels", "BND-PDF-006", () -> {
            RawPdf pdf = new RawPdf().object(1, "<</Type/Catalog/Pages 2 0 R>>");
            for (int i = 2; i < 100_002; i++) {
                pdf.object(i, "<</Type/Pages/Count 1/Kids[" + (i + 1) + " 0 R]>>");
            }
            return pdf.object(100_002, page("")).bytes();
        });
        add("page tree of 100,000 levels without a table", "BND-PDF-006", () -> {
            RawPdf pdf = new RawPdf().object(1, "<</Type/Catalog/Pages 2 0 R>>");
            for (int i = 2; i < 100_002; i++) {
                pdf.object(i, "<</Type/Pages/Count 1/Kids[" + (i + 1) + " 0 R]>>");
            }
            return pdf.object(100_002, page(""))
                    .text("trailer\n<</Root 1 0 R>>\n")
                    .bare();
        });
        add(
                "two thousand million pages",
                "BND-PDF-014",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>")
                        .object(3, page(""))
                        .bytes());
        add("60,000 pages", "BND-PDF-007", () -> {
            StringBuilder kids = new StringBuilder();
            for (int i = 0; i < 60_000; i++) {
                kids.append("<</Type/Page/MediaBox[0 0 9 9]>>");
            }
            return new RawPdf()
                    .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                    .object(2, "<</Type/Pages/Kids[" + kids + "]/Count 60000>>")
                    .bytes();
        });
        add(
                "one page a million times",
                "BND-PDF-014",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[" + "3 0 R ".repeat(1_000_000) + "]/Count 1000000>>")
                        .object(3, page(""))
                        .bytes());
        add(
                "arrays in arrays",
                "",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/X " + "[".repeat(200_000) + "]".repeat(200_000) + ">>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page(""))
                        .bytes());
        add(
                "length is the stream itself",
                "",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page("/Contents 4 0 R"))
                        .object(4, "<</Length 4 0 R>>\nstream\n0 0 9 9 re f\nendstream")
                        .bytes());
    }

    private static void bombs() {
        add(
                "bomb on a page",
                "BND-PDF-005",
                () -> new RawPdf()
                                .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                                .object(3, page("/Contents 4 0 R"))
                                .stream(4, "/Filter/FlateDecode", deflate(MEGABYTE, 100))
                                .bytes());
        add("bomb in several small parts", "BND-PDF-005", () -> {
            byte[] part = deflate(MEGABYTE, 40);
            return new RawPdf()
                            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                            .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                            .object(3, page("/Contents[" + "4 0 R ".repeat(1_000) + "]"))
                            .stream(4, "/Filter/FlateDecode", part)
                            .bytes();
        });
        add(
                "bomb in a bomb",
                "BND-PDF-005",
                () -> new RawPdf()
                                .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                                .object(3, page("/Contents 4 0 R"))
                                .stream(
                                        4,
                                        "/Filter[/FlateDecode/RunLengthDecode]",
                                        deflate(
                                                new byte[] {
                                                    (byte) 129, 'x', (byte) 129, 'x', (byte) 129, 'x', (byte) 129, 'x'
                                                },
                                                1 << 20))
                                .bytes());
        add("fifty filters", "", () -> {
            byte[] data = "0 0 9 9 re f".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 50; i++) {
                data = deflate(data);
            }
            return new RawPdf()
                            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                            .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                            .object(3, page("/Contents 4 0 R"))
                            .stream(4, "/Filter[" + "/FlateDecode".repeat(50) + "]", data)
                            .bytes();
        });
        add("bomb in an object stream", "BND-PDF-005", () -> {
            RawPdf pdf = new RawPdf()
                    .object(1, "<</Type/Catalog/Pages 2 0 R>>").stream(
                            4, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflate(MEGABYTE, 100));
            return withXrefStream(pdf, new byte[] {1, 0, 0, 9, 2, 0, 0, 4}, 400);
        });
        add("bomb in the table", "BND-PDF-005", () -> {
            RawPdf pdf = new RawPdf().object(1, "<</Type/Catalog/Pages 2 0 R>>");
            return withXrefStream(pdf, MEGABYTE, 64);
        });
        add(
                "giant picture",
                "BND-PDF-027",
                () -> onePage("q 400 0 0 600 0 0 cm /I Do Q", "/XObject<</I 5 0 R>>").stream(
                                5,
                                "/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"
                                        + "/Filter/FlateDecode",
                                deflate(MEGABYTE, 100))
                        .bytes());
        add(
                "giant picture in the line",
                "BND-PDF-027",
                () -> onePage("q 400 0 0 600 0 0 cm BI /W 100000 /H 100000 /BPC 1 /IM true ID x EI Q", "")
                        .bytes());
        add(
                "bomb in a picture",
                "",
                () -> onePage("q 400 0 0 600 0 0 cm /I Do Q", "/XObject<</I 5 0 R>>").stream(
                                5,
                                "/Subtype/Image/Width 1000/Height 1500/ColorSpace/DeviceRGB/BitsPerComponent 8"
                                        + "/Filter/FlateDecode",
                                deflate(MEGABYTE, 100))
                        .bytes());
    }

    /** Ends the file with a cross-reference stream of these bytes, many times over, for objects from 1 on. */
    private static byte[] withXrefStream(RawPdf pdf, byte[] entries, int times) {
        int start = pdf.size();
        pdf.stream(
                9,
                "/Type/XRef/Size 99999999/Root 1 0 R/W[1 2 1]/Index[1 99999999]/Filter/FlateDecode",
                deflate(entries, times));
        return pdf.text("startxref\n" + start + "\n%%EOF\n").bare();
    }

    private static void contents() {
        add(
                "form draws itself twice",
                "BND-PDF-005",
                () -> onePage("/F Do", "/XObject<</F 5 0 R>>").stream(
                                5,
                                "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>",
                                "/F Do /F Do".getBytes(StandardCharsets.US_ASCII))
                        .bytes());
        add("forms draw forms draw forms", "BND-PDF-005", () -> {
            RawPdf pdf = onePage("/F Do ".repeat(10), "/XObject<</F 5 0 R>>");
            for (int i = 5; i < 25; i++) {
                pdf.stream(
                        i,
                        "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F " + (i + 1) + " 0 R>>>>",
                        "/F Do ".repeat(10).getBytes(StandardCharsets.US_ASCII));
            }
            return pdf.stream(25, "/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f".getBytes(StandardCharsets.US_ASCII))
                    .bytes();
        });
        add("forty million letters", "BND-PDF-005", () -> {
            byte[] letters =
                    "BT /F 9 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)Tj ET "
                            .getBytes(StandardCharsets.US_ASCII);
            return new RawPdf()
                            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                            .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                            .object(
                                    3,
                                    page(
                                            "/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"))
                            .stream(4, "/Filter/FlateDecode", deflate(letters, 400_000))
                            .bytes();
        });
        add(
                "glyph that shows itself",
                "",
                () -> onePage("BT /F 9 Tf (aaa) Tj ET", "/Font<</F 5 0 R>>")
                        .object(
                                5,
                                "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
                                        + "/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>")
                        .stream(6, "", "9 0 d0 BT /F 9 Tf (aaa) Tj ET".getBytes(StandardCharsets.US_ASCII))
                        .bytes());
        add(
                "characters without end",
                "",
                () -> onePage("BT /F 9 Tf <00010002> Tj ET", "/Font<</F 5 0 R>>")
                        .object(
                                5,
                                "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font"
                                        + "/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]/ToUnicode 6 0 R>>")
                        .stream(
                                6,
                                "",
                                ("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF>"
                                                + " endcodespacerange "
                                                + "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange "
                                                        .repeat(5_000)
                                                + "endcmap")
                                        .getBytes(StandardCharsets.US_ASCII))
                        .bytes());
        add("nesting on a page", "", () -> onePage("[".repeat(300_000), "").bytes());
        add(
                "states without end",
                "",
                () -> onePage("q ".repeat(1_000_000) + "0 0 9 9 re f", "").bytes());
    }

    private static void rest() {
        add("outline of 50 MB that loops", "BND-PDF-022", () -> {
            RawPdf pdf = new RawPdf()
                    .object(1, "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>")
                    .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                    .object(3, page(""))
                    .object(4, "<</First 5 0 R/Last 5 0 R>>");
            int last = 250_000;
            String title = "x".repeat(100);
            for (int i = 5; i < last; i++) {
                pdf.object(
                        i,
                        "<</Title(" + title + ")/Dest[3 0 R/Fit]/Parent 4 0 R/Next " + (i + 1) + " 0 R/First "
                                + (i / 2 + 5) + " 0 R>>");
            }
            return pdf.object(last, "<</Title(x)/Next 5 0 R/First 5 0 R>>").bytes();
        });
        add(
                "name tree that loops",
                "BND-PDF-022",
                () -> new RawPdf()
                        .object(
                                1,
                                "<</Type/Catalog/Pages 2 0 R/Names<</Dests 5 0 R/EmbeddedFiles 5 0 R/JavaScript 5 0 R>>/Outlines 4 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page(""))
                        .object(4, "<</First<</Title(a)/Dest(b)>>>>")
                        .object(5, "<</Kids[6 0 R 6 0 R 5 0 R]>>")
                        .object(6, "<</Kids[5 0 R 6 0 R]>>")
                        .bytes());
        add(
                "actions that follow each other",
                "BND-PDF-029",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page(""))
                        .object(4, "<</S/JavaScript/JS(x)/Next[4 0 R 5 0 R]>>")
                        .object(5, "<</S/GoTo/Next[4 0 R 5 0 R]>>")
                        .bytes());
        add("a billion laughs in the metadata", "BND-PDF-034", () -> {
            StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">");
            for (int i = 1; i < 10; i++) {
                laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
            }
            return metadata(laughs + "]><x>&l9;</x>");
        });
        add(
                "a file of this machine in the metadata",
                "BND-PDF-034",
                () -> metadata("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
        add("deep metadata", "BND-PDF-034", () -> metadata("<a>".repeat(100_000)));
        add(
                "patterns within themselves",
                "",
                () -> onePage("0 0 9 9 re f", "/Pattern<</P 5 0 R>>").stream(
                                5, "/PatternType 1/Resources<</Pattern<</P 5 0 R/Q 5 0 R>>>>", new byte[0])
                        .bytes());
        add(
                "fields within themselves",
                "",
                () -> new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 4 0 R>>>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page(""))
                        .object(4, "[5 0 R 5 0 R]")
                        .object(5, "<</Kids 4 0 R>>")
                        .bytes());
        add(
                "protection of a shop",
                "BND-PDF-004",
                () -> onePage("0 0 9 9 re f", "")
                        .object(7, "<</Filter/EBX_HANDLER/V 4/Length 128>>")
                        .bytes("/Encrypt 7 0 R/ID[<00><00>]"));
        add(
                "protection by certificates",
                "BND-PDF-004",
                () -> onePage("0 0 9 9 re f", "")
                        .object(7, "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Length 128/Recipients[<30>]>>")
                        .bytes("/Encrypt 7 0 R/ID[<00><00>]"));
        add(
                "protection without sense",
                "",
                () -> onePage("0 0 9 9 re f", "")
                        .object(7, "<</Filter/Standard/V 5/R 6/Length 2147483647/O(x)/U(x)/P -4>>")
                        .bytes("/Encrypt 7 0 R/ID[<00><00>]"));
    }

    private static byte[] metadata(String xml) {
        return new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page(""))
                        .stream(4, "/Type/Metadata/Subtype/XML", xml.getBytes(StandardCharsets.UTF_8))
                        .bytes();
    }

    @Override
    public String toString() {
        return trait;
    }
}
