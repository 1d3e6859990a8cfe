package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.ResourceWalk;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Names the fonts that are not in the file, and those whose glyphs nobody can read (ISO 32000-2, 9.9 and 9.10). */
final class FontCheck {

    private static final COSName IDENTITY_H = COSName.getPDFName("Identity-H");
    private static final COSName IDENTITY_V = COSName.getPDFName("Identity-V");

    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Integer> missing = new TreeMap<>();
    private final Map<String, Integer> unmapped = new TreeMap<>();

    private FontCheck() {}

    static void check(OpenPdf pdf, Findings findings) {
        FontCheck check = new FontCheck();
        ResourceWalk.over(pdf, (resources, page) -> {
            COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
            if (fonts != null) {
                for (COSName name : fonts.keySet()) {
                    pdf.effort().step();
                    if (fonts.getDictionaryObject(name) instanceof COSDictionary font && check.seen.add(font)) {
                        check.look(font, page);
                    }
                }
            }
        });
        check.missing.forEach((name, page) -> findings.add(
                PdfError.FONT_NOT_EMBEDDED, "the font " + name + " is not embedded (first on page " + page + ")"));
        check.unmapped.forEach((name, page) -> findings.add(
                PdfError.FONT_WITHOUT_UNICODE,
                "the font " + name + " has no Unicode mapping (first on page " + page + ")"));
    }

    private void look(COSDictionary font, int page) {
        if (COSName.TYPE3.equals(font.getCOSName(COSName.SUBTYPE))) {
            return;
        }
        COSDictionary real = descendant(font);
        String name = real.getNameAsString(COSName.BASE_FONT, "without a name");
        COSDictionary descriptor = real.getCOSDictionary(COSName.FONT_DESC);
        boolean embedded = descriptor != null
                && (descriptor.containsKey(COSName.FONT_FILE)
                        || descriptor.containsKey(COSName.FONT_FILE2)
                        || descriptor.containsKey(COSName.FONT_FILE3));
        if (!embedded) {
            missing.merge(name, page, Math::min);
        }
        COSBase encoding = font.getDictionaryObject(COSName.ENCODING);
        boolean bareGlyphs = IDENTITY_H.equals(encoding) || IDENTITY_V.equals(encoding);
        if (bareGlyphs && !font.containsKey(COSName.TO_UNICODE) && !namesItsCharacters(real)) {
            unmapped.merge(name, page, Math::min);
        }
    }

    /** A font of Adobe's character collections can be read without a mapping of its own. */
    private static boolean namesItsCharacters(COSDictionary font) {
        COSDictionary system = font.getCOSDictionary(COSName.CIDSYSTEMINFO);
        String ordering = system == null ? "" : system.getString(COSName.ORDERING, "");
        return !ordering.isEmpty() && !ordering.equals("Identity") && !ordering.equals("UCS");
    }

    private static COSDictionary descendant(COSDictionary font) {
        @Nullable COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
        return descendants != null && descendants.size() > 0 && descendants.getObject(0) instanceof COSDictionary real
                ? real
                : font;
    }
}
