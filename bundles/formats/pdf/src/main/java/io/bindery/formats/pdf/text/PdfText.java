package io.bindery.formats.pdf.text;

import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.document.HostilePdfException;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.Outline;
import io.bindery.formats.pdf.document.PageBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.cos.COSDictionary;

/**
 * Writes the text of a PDF in the form of {@link io.bindery.api.text.TextExtractor}. Chapters are those of the outline: its outermost
 * level that has several entries. Without an outline each page is one.
 */
public final class PdfText {

    /** Headings stand on the line that the outline leads to, or a little below it. */
    private static final float ABOVE = 4;

    private final OpenPdf pdf;
    private final Paragraphs paragraphs;
    /** For each page on which chapters begin, how far below its upper edge; in order. */
    private final Map<Integer, List<Float>> chapters;

    private PdfText(OpenPdf pdf, Writer out) {
        this.pdf = pdf;
        this.paragraphs = new Paragraphs(out);
        this.chapters = chapters(pdf);
    }

    /**
     * Writes the text of all pages. A page that cannot be read is passed over: the validation has said so.
     *
     * @param pdf one whose owner permits it
     * @throws IOException if the text cannot be written
     */
    public static void write(OpenPdf pdf, Writer out, StepContext context) throws IOException {
        try {
            new PdfText(pdf, out).all(context);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void all(StepContext context) {
        PageLines reader = new PageLines(pdf);
        RunningHeads heads = new RunningHeads(this::page);
        int count = pdf.pages().size();
        for (int page = 1; page <= count; page++) {
            heads.page(page, lines(reader, pdf.pages().get(page - 1)));
            context.progress((double) page / count);
        }
        heads.end();
        paragraphs.end();
    }

    private static List<Line> lines(PageLines reader, COSDictionary page) {
        try {
            return reader.read(page);
        } catch (HostilePdfException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // PDFBox meets damage with all kinds of exceptions.
            return List.of();
        }
    }

    private void page(List<Line> lines, int page) {
        if (chapters.isEmpty()) {
            paragraphs.lines(lines, true);
            paragraphs.endChapterAfterParagraph();
            return;
        }
        List<Line> rest = lines;
        boolean newPage = true;
        for (float start : chapters.getOrDefault(page, List.of())) {
            int at = 0;
            while (at < rest.size() && rest.get(at).y() < start - ABOVE) {
                at++;
            }
            paragraphs.lines(rest.subList(0, at), newPage);
            newPage &= at == 0;
            paragraphs.endChapter();
            rest = rest.subList(at, rest.size());
        }
        paragraphs.lines(rest, newPage);
    }

    private static Map<Integer, List<Float>> chapters(OpenPdf pdf) {
        List<Outline.Entry> entries = Outline.of(pdf).entries().stream()
                .filter(entry -> entry.page() > 0)
                .toList();
        List<Outline.Entry> level = new ArrayList<>();
        for (int depth = 1; depth <= 3 && level.size() < 2; depth++) {
            int wanted = depth;
            level = entries.stream().filter(entry -> entry.depth() == wanted).toList();
        }
        Map<Integer, List<Float>> chapters = new TreeMap<>();
        for (Outline.Entry entry : level) {
            PageBox box = PageBox.of(pdf.pages().get(entry.page() - 1));
            float below = box.bottom() + box.height() - entry.top();
            // Turned pages count from another edge; there the chapter begins with the page.
            chapters.computeIfAbsent(entry.page(), page -> new ArrayList<>())
                    .add(Float.isNaN(below) || box.rotated() ? 0 : below);
        }
        chapters.values().forEach(starts -> starts.sort(Comparator.naturalOrder()));
        return chapters;
    }
}
