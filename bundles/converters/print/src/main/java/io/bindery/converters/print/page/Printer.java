package io.bindery.converters.print.page;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.step.StepContext;
import io.bindery.converters.print.PrintError;
import io.bindery.converters.print.book.Book;
import io.bindery.converters.print.book.Book.Part;
import io.bindery.converters.print.book.BookFiles;
import io.bindery.converters.print.book.BookReader;
import io.bindery.converters.print.content.Links;
import io.bindery.converters.print.content.Pictures;
import io.bindery.converters.print.content.Preparation;
import io.bindery.converters.print.content.Prepared;
import io.bindery.converters.print.content.Resources;
import io.bindery.converters.print.content.StyleSheets;
import io.bindery.converters.print.content.Texts;
import io.bindery.converters.print.font.Fonts;
import io.bindery.converters.print.page.Navigation.Mark;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints a book into a PDF. Safe for use by several threads. */
public final class Printer {

    private static final Logger LOG = LoggerFactory.getLogger(Printer.class);

    /** Above this share of a book's characters without a font the book is not fit to be read. */
    private static final double MOST_MISSING = 0.005;

    /** Bytes of the PDF under way that are kept in memory. */
    private static final long IN_MEMORY = 48L << 20;

    private final PageStyle style;
    private final List<Path> fontFolders;

    /** A press that knows the platform's fonts only, beside those of each book. */
    public Printer(PageStyle style) {
        this(style, List.of());
    }

    /** @param fontFolders where the machine has fonts, for scripts that neither the book nor the platform has one for */
    public Printer(PageStyle style, List<Path> fontFolders) {
        this.style = style;
        this.fontFolders = List.copyOf(fontFolders);
        LibraryLog.install();
    }

    /**
     * Prints.
     *
     * @param to the PDF that is made
     * @throws RejectedException with a {@link PrintError}, or if the EPUB is a danger
     */
    public void print(BookContent content, Path to, StepContext context) throws RejectedException, IOException {
        try (HardenedZip zip = HardenedZip.open(content.file(), ZipLimits.DEFAULT);
                PDDocument pdf = new PDDocument(cache(context))) {
            BookFiles files = new BookFiles(zip, context);
            Book book = new BookReader(files).read(content.fileName());
            try (Fonts fonts = new Fonts(pdf, book, files, fontFolders)) {
                new Run(pdf, book, files, fonts, context).print();
                Imprint.write(pdf, book, content.sha256());
                context.checkCancelled();
                pdf.save(to.toFile());
            }
        }
        context.progress(1);
    }

    /** What does not fit goes into the scratch folder, which is deleted with all in it. */
    private static StreamCacheCreateFunction cache(StepContext context) throws IOException {
        return MemoryUsageSetting.setupMixed(IN_MEMORY)
                .setTempDir(context.workspace().toFile())
                .streamCache;
    }

    /** One book's way through the press. */
    private final class Run {
        private final PDDocument pdf;
        private final Book book;
        private final Fonts fonts;
        private final StepContext context;
        private final Resources resources;
        private final Links links = new Links();
        private final Structure structure;
        private final Preparation preparation;
        private final Layout layout;
        private final Navigation navigation = new Navigation();
        private final Set<Integer> bare = new HashSet<>();
        private final Map<Integer, Integer> missing = new TreeMap<>();
        private long characters;
        private boolean covered;

        Run(PDDocument pdf, Book book, BookFiles files, Fonts fonts, StepContext context) {
            this.pdf = pdf;
            this.book = book;
            this.fonts = fonts;
            this.context = context;
            this.resources = new Resources(files, book, new Pictures(style.longestPicture()));
            this.structure = new Structure(pdf);
            StyleSheets styles = new StyleSheets(files, resources, fonts);
            this.preparation = new Preparation(book, files, resources, styles, new Texts(fonts::has), links);
            this.layout = new Layout(pdf, style, fonts, resources, links, structure, context);
        }

        void print() throws RejectedException, IOException {
            cover();
            List<Part> parts = book.parts();
            for (int i = 0; i < parts.size(); i++) {
                context.checkCancelled();
                context.progress(0.95 * i / parts.size());
                part(parts.get(i), i);
            }
            if (pdf.getNumberOfPages() == 0) {
                throw HostileContentException.rejection(
                        PrintError.NO_CONTENT, "no document of the spine can be read", Location.of(book.packagePath()));
            }
            checkMissing();
            List<Mark> marks = navigation.marks(book.contents());
            Navigation.outline(pdf, marks);
            navigation.lead(pdf, links);
            new Furniture(style, fonts, book.rightToLeft()).set(pdf, book.title(), marks, bare);
            structure.finish(book.language());
        }

        private void cover() throws RejectedException {
            boolean fixed = book.parts().get(0).fixed();
            if (book.cover().isPresent() && !fixed) {
                String uri = resources.uri(book.cover().get());
                Optional<Float> shape = resources.shape(uri);
                if (shape.isPresent()) {
                    layout.cover(Preparation.picturePage(uri), book.language(), shape.get());
                    bare.add(0);
                    covered = true;
                }
            }
        }

        private void part(Part part, int index) throws RejectedException {
            Optional<Prepared> prepared = preparation.prepare(part);
            if (prepared.isEmpty()) {
                LOG.warn("left out {}: it cannot be read", part.path());
                return;
            }
            Prepared document = prepared.get();
            document.missing().forEach((character, count) -> missing.merge(character, count, Integer::sum));
            characters +=
                    document.document().getDocumentElement().getTextContent().length();
            if (index <= 1 && document.pictureOnly() && covered && !part.fixed() && isCover(document)) {
                // The cover stands at the front already.
                navigation.add(part.path(), Map.of("", new Layout.Place(0, style.height())));
                return;
            }
            int first = pdf.getNumberOfPages();
            navigation.add(part.path(), layout.append(document, book.rightToLeft()));
            bare.add(first);
            for (int i = first; part.fixed() && i < pdf.getNumberOfPages(); i++) {
                bare.add(i);
            }
        }

        private boolean isCover(Prepared document) {
            String uri = resources.uri(book.cover().orElseThrow());
            return document.shows(uri);
        }

        private void checkMissing() throws RejectedException {
            int count = missing.values().stream().mapToInt(Integer::intValue).sum();
            if (count == 0) {
                return;
            }
            Map<Character.UnicodeScript, Integer> scripts = new TreeMap<>();
            missing.forEach((c, n) -> scripts.merge(Character.UnicodeScript.of(c), n, Integer::sum));
            String named = scripts.entrySet().stream()
                            .map(script -> script.getValue() + " " + name(script.getKey()))
                            .collect(Collectors.joining(", "))
                    + ", among them "
                    + missing.keySet().stream()
                            .limit(10)
                            .map(c -> String.format("U+%04X", c))
                            .collect(Collectors.joining(" "));
            if (count > MOST_MISSING * characters) {
                throw HostileContentException.rejection(
                        PrintError.NO_FONT,
                        count + " of " + characters + " characters have no font: " + named,
                        Location.BOOK);
            }
            LOG.warn("{} characters of the book have no font and are shown as rectangles: {}", count, named);
        }

        private static String name(Character.UnicodeScript script) {
            return script.name().charAt(0)
                    + script.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
