package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.PageBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;

/** Looks at the sizes of the pages. */
final class PageSizes {

    /** ISO 32000-2, table C.1. */
    private static final float SMALLEST = 3;

    private static final float LARGEST = 14_400;
    /** Pages that differ by less are the same size to a reader, in units. */
    private static final int ROUGHLY = 4;

    private PageSizes() {}

    static void check(OpenPdf pdf, Findings findings) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Map<String, Integer> firsts = new LinkedHashMap<>();
        List<COSDictionary> pages = pdf.pages();
        for (int page = 1; page <= pages.size(); page++) {
            pdf.effort().step();
            PageBox box = PageBox.of(pages.get(page - 1));
            if (!box.stated()) {
                findings.add(PdfError.PAGE_SIZE_ABSURD, "the page does not say its size (/MediaBox)", page);
            }
            float shorter = Math.min(box.width(), box.height());
            float longer = Math.max(box.width(), box.height());
            if (!(shorter >= SMALLEST && longer <= LARGEST)) {
                findings.add(PdfError.PAGE_SIZE_ABSURD, "the page is " + box.words(), page);
            }
            String rough = Math.round(box.shownWidth() / ROUGHLY) + " x " + Math.round(box.shownHeight() / ROUGHLY);
            sizes.merge(rough, 1, Integer::sum);
            firsts.putIfAbsent(rough, page);
        }
        if (sizes.size() > 1) {
            StringBuilder words = new StringBuilder(sizes.size() + " sizes: ");
            sizes.entrySet().stream().limit(8).forEach(size -> {
                int first = firsts.getOrDefault(size.getKey(), 1);
                words.append(size.getValue() == 1 ? "1 page" : size.getValue() + " pages")
                        .append(" of ")
                        .append(PageBox.of(pages.get(first - 1)).words())
                        .append(" from page ")
                        .append(first)
                        .append(" on; ");
            });
            words.setLength(words.length() - 2);
            findings.add(PdfError.PAGE_SIZES_MIXED, sizes.size() > 8 ? words + "; …" : words.toString());
        }
    }
}
