package io.bindery.formats.epub.metadata;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.formats.epub.metadata.PackageDocument.Item;
import io.bindery.hardened.picture.CoverPicture;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what an EPUB says of itself, from its default rendition. What a book leaves out or has wrong is left out here too.
 * Safe for use by several threads.
 */
public final class EpubReader {

    /**
     * Reads one book.
     *
     * @throws RejectedException if it is no ZIP archive, or dangerous to open
     * @throws IOException if the book's file cannot be read
     */
    public MetadataPatch read(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            BookFiles files = new BookFiles(zip, context);
            Optional<PackageDocument> document = document(files);
            return document.isEmpty() ? MetadataPatch.EMPTY : read(document.get(), files, context);
        }
    }

    /**
     * Writes the text of the files that the spine names as part of the reading order (EPUB 3.3, section 5.7), a chapter each.
     *
     * @throws RejectedException if it is no ZIP archive, or dangerous to open
     * @throws IOException if the book's file cannot be read, or the text not written
     */
    public void writeText(BookContent book, Writer text, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            BookFiles files = new BookFiles(zip, context);
            Optional<PackageDocument> document = document(files);
            Set<String> paths =
                    new LinkedHashSet<>(document.map(it -> it.linearSpine).orElse(List.of()));
            TextWriter writer = new TextWriter(text, context);
            int done = 0;
            for (String path : paths) {
                files.parse(path, writer);
                writer.chapterEnd();
                context.progress((double) ++done / paths.size());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Copies the cover picture.
     *
     * @return whether the book has one that browsers show; if not, nothing was written
     * @throws RejectedException if it is no ZIP archive, or dangerous to open
     * @throws IOException if the book's file cannot be read, or the picture not written
     */
    public boolean writeCover(BookContent book, OutputStream picture, StepContext context)
            throws RejectedException, IOException {
        context.checkCancelled();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            BookFiles files = new BookFiles(zip, context);
            Optional<PackageDocument> document = document(files);
            Optional<String> cover =
                    document.isEmpty() ? Optional.empty() : new CoverFinder(document.get(), files).path();
            return cover.isPresent()
                    && files.read(cover.get(), in -> Optional.of(CoverPicture.copy(in, picture)))
                            .orElse(false);
        }
    }

    private static Optional<PackageDocument> document(BookFiles files) throws RejectedException {
        Optional<String> path =
                files.parse(ContainerParser.PATH, new ContainerParser()).packagePath();
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        files.parse(path.get(), new PackageParser(path.get())).document());
    }

    private static MetadataPatch read(PackageDocument document, BookFiles files, StepContext context)
            throws RejectedException {
        MetadataPatch.Builder patch = MetadataPatch.builder();
        if (document.version.isEmpty() && document.metadata.isEmpty() && document.manifest.isEmpty()) {
            return patch.build();
        }
        Titles.state(document, patch);
        Contributors.state(document, patch);
        Identifiers.state(document, patch);
        Publication.state(document, patch);
        Subjects.state(document, patch);
        Accessibility.state(document, patch);
        new CoverFinder(document, files).state(patch);
        contents(document, files, patch);
        words(document, files, patch, context);
        return patch.build();
    }

    /** The navigation document of EPUB 3, else the NCX, which EPUB 3 books often carry for old readers. */
    private static void contents(PackageDocument document, BookFiles files, MetadataPatch.Builder patch)
            throws RejectedException {
        List<ContentsEntry> entries = List.of();
        String source = "";
        Optional<Item> nav = document.itemWithProperty("nav");
        if (nav.isPresent()) {
            source = nav.get().path();
            entries = files.parse(source, new NavParser(source)).entries();
        }
        Optional<Item> ncx = Optional.ofNullable(document.manifest.get(document.ncxId))
                .or(() -> document.manifest.values().stream()
                        .filter(item -> item.mediaType().equals("application/x-dtbncx+xml"))
                        .findFirst());
        if (entries.isEmpty() && ncx.isPresent()) {
            source = ncx.get().path();
            entries = files.parse(source, new NcxParser(source)).entries();
        }
        for (ContentsEntry entry : entries) {
            patch.add(MetadataField.CONTENTS, entry, source + " toc");
        }
    }

    private static void words(
            PackageDocument document, BookFiles files, MetadataPatch.Builder patch, StepContext context)
            throws RejectedException {
        long count = 0;
        int done = 0;
        // Named twice, a file is read once all the same; and a hostile book might name one a thousand times.
        Set<String> paths = new LinkedHashSet<>(document.linearSpine);
        for (String path : paths) {
            count += files.parse(path, new WordCounter()).count();
            context.progress((double) ++done / paths.size());
        }
        if (!paths.isEmpty()) {
            patch.add(MetadataField.WORD_COUNT, count, document.origin("spine"));
        }
    }
}
