package io.bindery.converters.print.page;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgScriptMode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.step.StepContext;
import io.bindery.converters.print.PrintError;
import io.bindery.converters.print.content.Links;
import io.bindery.converters.print.content.Prepared;
import io.bindery.converters.print.content.Resources;
import io.bindery.converters.print.font.Fonts;
import io.bindery.converters.print.font.Hyphenation;
import io.bindery.hardened.HostileContentException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Lays out the documents of a book, one by one, and appends their pages to the PDF; only one document's boxes are in memory at a time. For
 * one book.
 */
final class Layout {

    private static final int MAX_PAGES = 20_000;

    private final PDDocument pdf;
    private final PageStyle style;
    private final Fonts fonts;
    private final Resources resources;
    private final Links links;
    private final Structure structure;
    private final StepContext context;

    /**
     * Where something came to stand.
     *
     * @param page from 0, within the whole PDF
     * @param y in points from the foot of the page
     */
    record Place(int page, float y) {}

    Layout(
            PDDocument pdf,
            PageStyle style,
            Fonts fonts,
            Resources resources,
            Links links,
            Structure structure,
            StepContext context) {
        this.pdf = pdf;
        this.style = style;
        this.fonts = fonts;
        this.resources = resources;
        this.links = links;
        this.structure = structure;
        this.context = context;
    }

    /**
     * Appends one picture as a page without margins.
     *
     * @param shape width by height of the picture
     */
    void cover(Document page, String language, float shape) throws RejectedException {
        page.getDocumentElement().setAttribute("lang", language);
        Prepared none = new Prepared(
                new io.bindery.converters.print.book.Book.Part("cover", "", false),
                page,
                language,
                0,
                0,
                true,
                false,
                Map.of());
        render(none, "", HouseStyle.cover(style, shape), false);
        keepFirst(0);
    }

    /**
     * Appends the pages of a document.
     *
     * @param rightToLeft whether the book's pages turn to the right
     * @return where its ids came to stand, by id; the document's start by the empty string
     * @throws RejectedException if it cannot be laid out, or the book has too many pages
     */
    Map<String, Place> append(Prepared document, boolean rightToLeft) throws RejectedException {
        int first = pdf.getNumberOfPages();
        boolean startsLeft = first % 2 == 1;
        Map<String, Place> places = render(
                document,
                HouseStyle.before(document, style),
                HouseStyle.after(document, style, startsLeft, rightToLeft),
                rightToLeft);
        if (document.part().fixed()) {
            keepFirst(first);
        }
        return places;
    }

    /** A page of fixed size is one page, whatever hangs over its edge. */
    private void keepFirst(int first) {
        while (pdf.getNumberOfPages() > first + 1) {
            pdf.removePage(pdf.getNumberOfPages() - 1);
        }
    }

    private Map<String, Place> render(Prepared document, String before, String after, boolean rightToLeft)
            throws RejectedException {
        int first = pdf.getNumberOfPages();
        addStyles(document.document(), before, after);
        try (BatikSVGDrawer drawer = new BatikSVGDrawer(SvgScriptMode.SECURE, Set.of("data"));
                PdfBoxRenderer renderer = builder(document, drawer, rightToLeft).buildPdfRenderer()) {
            fonts.register(renderer.getFontResolver());
            structure.begin();
            renderer.createPDFWithoutClosing();
            structure.end(first);
            return places(document, renderer, first);
        } catch (CancellationException e) {
            throw e;
        } catch (HostileContentException e) {
            throw e.rejection();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            context.checkCancelled();
            if (e.getCause() instanceof HostileContentException hostile) {
                throw hostile.rejection();
            }
            RejectedException rejection = HostileContentException.rejection(
                    PrintError.LAYOUT_FAILED,
                    "could not be laid out: " + document.part().path() + " (" + e + ")",
                    Location.of(document.part().path()));
            rejection.initCause(e);
            throw rejection;
        }
    }

    private PdfRendererBuilder builder(Prepared document, BatikSVGDrawer drawer, boolean rightToLeft) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(document.document(), Resources.SCHEME + ":");
        builder.usePDDocument(pdf);
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        // Three walls: no address but ours is resolved, none is let through, and each way to open one leads to us.
        builder.useUriResolver((base, uri) -> Resources.isOurs(uri) ? uri : null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri != null && Resources.isOurs(uri),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        BookStreams streams = new BookStreams(resources);
        builder.useProtocolsStreamImplementation(
                streams, Resources.SCHEME, "http", "https", "file", "jar", "ftp", "data", "classpath");
        builder.useSVGDrawer(drawer);
        builder.useReplacementText("\u25af");
        builder.usePageSupplier((doc, width, height, number, shadow) -> page(width, height));
        if (document.rightToLeft() || rightToLeft) {
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
        }
        Optional<Hyphenation> hyphenation =
                style.hyphenation() ? Hyphenation.of(document.language()) : Optional.empty();
        builder.useHyphenation(text -> {
            context.checkCancelled();
            return hyphenation.map(rules -> rules.hyphenate(text)).orElse(text);
        });
        return builder;
    }

    private PDPage page(float width, float height) {
        context.checkCancelled();
        if (pdf.getNumberOfPages() >= MAX_PAGES) {
            throw new IllegalStateException(new HostileContentException(
                    PrintError.TOO_MANY_PAGES, "more than " + MAX_PAGES + " pages", Location.BOOK));
        }
        PDPage page = new PDPage(new PDRectangle(width, height));
        pdf.addPage(page);
        return page;
    }

    private static void addStyles(Document document, String before, String after) {
        for (Node node = document.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element head && "head".equals(head.getLocalName())) {
                Element first = document.createElementNS(head.getNamespaceURI(), "style");
                first.setTextContent(before);
                head.insertBefore(first, head.getFirstChild());
                Element last = document.createElementNS(head.getNamespaceURI(), "style");
                last.setTextContent(after);
                head.appendChild(last);
                return;
            }
        }
    }

    private Map<String, Place> places(Prepared document, PdfBoxRenderer renderer, int first) {
        Map<String, Place> places = new HashMap<>();
        SharedContext shared = renderer.getSharedContext();
        List<PageBox> pages = renderer.getRootBox().getLayer().getPages();
        places.put("", new Place(first, pdf.getPage(first).getMediaBox().getHeight()));
        for (String id : links.ids(document.part().path())) {
            Box box = shared.getBoxById(id);
            if (box != null) {
                places.put(id, place(box.getAbsY(), pages, first, renderer));
            }
        }
        return places;
    }

    private Place place(int y, List<PageBox> pages, int first, PdfBoxRenderer renderer) {
        int low = 0;
        int high = pages.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (y >= pages.get(middle).getBottom()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        float dots = renderer.getOutputDevice().getDotsPerPoint();
        float within = (y - pages.get(low).getTop()) / dots;
        int page = Math.min(first + low, pdf.getNumberOfPages() - 1);
        PDRectangle paper = pdf.getPage(page).getMediaBox();
        float margin = paper.getHeight() - within - (paper.getHeight() == style.height() ? style.top() : 0);
        return new Place(page, Math.min(paper.getHeight(), Math.max(0, margin + style.fontSize())));
    }
}
