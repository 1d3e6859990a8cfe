package io.bindery.converters.print.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.HorizontalHeaderTable;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * An OpenType font whose outlines are PostScript's (CFF), embedded as a whole: a Type 0 font over a CIDFontType0 with {@code Identity-H}
 * (ISO 32000-1, sections 9.7.4 and 9.9). PDFBox reads such fonts and does not write them.
 */
final class CffFont extends PDType0Font {

    private static final int CHUNK = 100;

    private final Map<Integer, Integer> codes;

    private CffFont(COSDictionary dictionary, Map<Integer, Integer> codes) throws IOException {
        super(dictionary);
        this.codes = codes;
    }

    /**
     * Embeds a font.
     *
     * @param font with a CFF table
     * @param characters those that are looked up in it, ascending
     */
    static CffFont embed(PDDocument document, OpenTypeFont font, Iterable<Integer> characters) throws IOException {
        CFFFont cff = font.getCFF().getFont();
        CmapLookup lookup = font.getUnicodeCmapLookup();
        Map<Integer, Integer> codes = new TreeMap<>();
        Map<Integer, Integer> characterOf = new TreeMap<>();
        Map<Integer, Float> widths = new TreeMap<>();
        HeaderTable header = font.getHeader();
        float scale = 1000f / header.getUnitsPerEm();
        for (int character : characters) {
            int glyph = lookup.getGlyphId(character);
            if (glyph > 0) {
                int code = cff instanceof CFFCIDFont cid ? cid.getCharset().getCIDForGID(glyph) : glyph;
                codes.put(character, code);
                characterOf.putIfAbsent(code, character);
                widths.put(code, font.getAdvanceWidth(glyph) * scale);
            }
        }
        String name = font.getName();
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, name);
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor(document, font, name, scale));
        descendant.setInt(COSName.DW, 1000);
        descendant.setItem(COSName.W, widths(widths));

        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setName(COSName.BASE_FONT, name + "-Identity-H");
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(COSName.TO_UNICODE, toUnicode(document, characterOf));
        return new CffFont(dictionary, codes);
    }

    private static COSDictionary descriptor(PDDocument document, OpenTypeFont font, String name, float scale)
            throws IOException {
        HorizontalHeaderTable metrics = font.getHorizontalHeader();
        HeaderTable header = font.getHeader();
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        // Symbolic: the codes are the font's own.
        descriptor.setInt(COSName.FLAGS, 4);
        COSArray box = new COSArray();
        for (float side : new float[] {header.getXMin(), header.getYMin(), header.getXMax(), header.getYMax()}) {
            box.add(new COSFloat(side * scale));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setFloat(COSName.ASCENT, metrics.getAscender() * scale);
        descriptor.setFloat(COSName.DESCENT, metrics.getDescender() * scale);
        descriptor.setFloat(COSName.CAP_HEIGHT, metrics.getAscender() * scale * 0.75f);
        descriptor.setFloat(
                COSName.ITALIC_ANGLE,
                font.getPostScript() == null ? 0 : font.getPostScript().getItalicAngle());
        descriptor.setFloat(COSName.STEM_V, 80);
        PDStream program = new PDStream(
                document,
                new ByteArrayInputStream(font.getTableBytes(font.getTableMap().get("CFF "))),
                COSName.FLATE_DECODE);
        program.getCOSObject().setName(COSName.SUBTYPE, "CIDFontType0C");
        descriptor.setItem(COSName.FONT_FILE3, program);
        return descriptor;
    }

    private static COSArray widths(Map<Integer, Float> widths) {
        COSArray all = new COSArray();
        int previous = -2;
        COSArray run = new COSArray();
        for (Map.Entry<Integer, Float> entry : widths.entrySet()) {
            if (entry.getKey() != previous + 1) {
                run = new COSArray();
                all.add(COSInteger.get(entry.getKey()));
                all.add(run);
            }
            run.add(COSInteger.get(Math.round(entry.getValue())));
            previous = entry.getKey();
        }
        return all;
    }

    /** What the codes mean, for those who search and copy (ISO 32000-1, section 9.10.3). */
    private static PDStream toUnicode(PDDocument document, Map<Integer, Integer> characters) throws IOException {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var entries = java.util.List.copyOf(characters.entrySet());
        for (int from = 0; from < entries.size(); from += CHUNK) {
            var chunk = entries.subList(from, Math.min(from + CHUNK, entries.size()));
            map.append(chunk.size()).append(" beginbfchar\n");
            for (Map.Entry<Integer, Integer> entry : chunk) {
                map.append(String.format(Locale.ROOT, "<%04X> <", entry.getKey()));
                for (char unit : Character.toChars(entry.getValue())) {
                    map.append(String.format(Locale.ROOT, "%04X", (int) unit));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return new PDStream(
                document,
                new ByteArrayInputStream(map.toString().getBytes(StandardCharsets.US_ASCII)),
                COSName.FLATE_DECODE);
    }

    @Override
    protected byte[] encode(int unicode) {
        Integer code = codes.get(unicode);
        if (code == null) {
            // What the interface asks for, and what callers go by to try the next font.
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "No glyph for U+%04X in font %s", unicode, getName()));
        }
        return new byte[] {(byte) (code >> 8), code.byteValue()};
    }

    @Override
    public boolean willBeSubset() {
        return false;
    }
}
