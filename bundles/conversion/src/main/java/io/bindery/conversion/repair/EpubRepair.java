package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Makes a valid EPUB 3 of an EPUB that a conversion program made. What it says and how it looks stays; what EPUBCheck has errors for is
 * mended and counted. Memory grows with the largest document and not with the book. Safe for use by several threads.
 */
public final class EpubRepair {

    private EpubRepair() {}

    /**
     * Mends a book.
     *
     * @param made what the program made; stays as it is
     * @param mended where the valid book goes; is there wholly or not at all
     * @param scratch an empty folder for what is under way
     * @param defaults what the program may not have known
     * @param context asked between documents whether to go on
     * @return what was mended
     * @throws RejectedException with {@link RepairError#BEYOND_REPAIR} if it is no book at all, or if it passes a limit
     * @throws IOException if a file cannot be read or written
     */
    public static RepairReport mend(Path made, Path mended, Path scratch, BookDefaults defaults, StepContext context)
            throws RejectedException, IOException {
        Tally tally = new Tally();
        try (HardenedZip zip = HardenedZip.open(made, ZipLimits.DEFAULT)) {
            MadeBook book = MadeBook.open(zip, scratch, tally);
            for (BookFix fix : List.of(new ManifestFix(), new MediaTypeFix(), new PictureFix())) {
                fix.mend(book);
            }
            documents(book, defaults, context);
            navigation(book);
            Set<String> linked = links(book, context);
            for (BookFix fix : List.of(
                    new MetadataFix(defaults),
                    new SpineFix(linked),
                    new NcxFix(),
                    new SpineFix(linked),
                    new PropertyFix())) {
                fix.mend(book);
            }
            EpubWriter.write(book, mended, context);
        }
        return tally.report();
    }

    private static void documents(MadeBook book, BookDefaults defaults, StepContext context)
            throws RejectedException, IOException {
        String title = defaults.title().isBlank() ? "Untitled" : defaults.title();
        List<ContentFix> fixes = List.of(
                new NamespaceFix(),
                new EpubTypeFix(),
                new ObsoleteElementFix(),
                new UnknownElementFix(),
                new ObsoleteAttributeFix(),
                new UnknownAttributeFix(),
                new ValueFix(),
                new HeadFix(title),
                new ImageFix(),
                new TableFix(),
                new ListFix(),
                new InteractiveFix(),
                new BlockFix(),
                new ListFix(),
                new IdFix(),
                new ReferenceFix());
        for (String path : book.documents()) {
            context.checkCancelled();
            ContentDocument document = ContentDocument.parse(path, book.read(path), book.tally());
            fixes.forEach(fix -> fix.mend(document));
            book.know(path, facts(document));
            book.write(path, document.bytes());
        }
    }

    private static MadeBook.Facts facts(ContentDocument document) {
        Set<String> ids = new HashSet<>();
        Set<String> properties = new HashSet<>();
        String heading = "";
        for (Element element : document.all()) {
            ids.add(element.attr("id"));
            String name = element.normalName();
            switch (name.substring(name.indexOf(':') + 1)) {
                case "svg" -> properties.add("svg");
                case "math" -> properties.add("mathml");
                case "form" -> properties.add("scripted");
                case "h1", "h2", "h3" ->
                    heading = heading.isEmpty() ? element.text().strip() : heading;
                default -> {
                    // says nothing of the document
                }
            }
        }
        ids.remove("");
        return new MadeBook.Facts(ids, properties, heading);
    }

    /** A book without a navigation document gets one, of its NCX if it has one, else of its headings. */
    private static void navigation(MadeBook book) throws RejectedException, IOException {
        Element nav = book.nav().orElse(null);
        if (nav != null && book.facts(book.path(nav)).isPresent()) {
            return;
        }
        book.tally().add(RepairError.NAVIGATION);
        String path = Hrefs.folder(book.packagePath()) + free(book);
        String page =
                "<html xmlns='" + ContentDocument.XHTML + "'><head><title>Contents</title></head><body></body></html>";
        ContentDocument document = ContentDocument.parse(path, page.getBytes(StandardCharsets.UTF_8), book.tally());
        List<Contents> entries = List.of();
        for (Element item : book.items()) {
            if (item.attr("media-type").equals(Kinds.NCX)) {
                Element map = Xml.parse(book.read(book.path(item))).selectFirst("navMap, navmap");
                entries = map == null ? List.of() : Contents.ofPoints(map);
            }
        }
        if (entries.isEmpty()) {
            entries = NavFix.fromBook(book, path);
        }
        Contents.write(entries, document.body().appendElement("nav").attr("epub:type", "toc"));
        book.manifest()
                .appendElement("item")
                .attr("id", book.freeId("nav"))
                .attr("href", Hrefs.relative(book.packagePath(), path))
                .attr("media-type", Kinds.XHTML)
                .attr("properties", "nav");
        book.know(path, facts(document));
        book.write(path, document.bytes());
    }

    private static String free(MadeBook book) {
        String name = "nav.xhtml";
        for (int i = 1; book.contains(Hrefs.folder(book.packagePath()) + name); i++) {
            name = "nav-" + i + ".xhtml";
        }
        return name;
    }

    /** Mends what leads from file to file; gives the documents that links of the content lead to. */
    private static Set<String> links(MadeBook book, StepContext context) throws RejectedException, IOException {
        LinkFix links = new LinkFix(book);
        String nav = book.nav().map(book::path).orElse("");
        for (String path : book.documents()) {
            context.checkCancelled();
            ContentDocument document = ContentDocument.parse(path, book.read(path), book.tally());
            links.mend(document);
            if (path.equals(nav)) {
                NavFix.mend(book, document);
            }
            book.write(path, document.bytes());
        }
        for (Element item : book.items()) {
            if (item.attr("media-type").equals(Kinds.CSS)) {
                String path = book.path(item);
                byte[] bytes = book.read(path);
                String css = CssFix.decode(bytes, book.tally());
                String mended = CssFix.sheet(css, href -> links.good(path, href), book.tally());
                if (!Arrays.equals(mended.getBytes(StandardCharsets.UTF_8), bytes)) {
                    book.write(path, mended.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return links.linked();
    }

    /** An empty folder beside a file, for {@link #mend}. */
    public static Path scratchIn(Path parent) throws IOException {
        return Files.createTempDirectory(parent, "repair-");
    }
}
