package io.bindery.formats.fb2;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.NestedArchives;
import io.bindery.hardened.zip.ZipLimits;
import io.bindery.prose.FindingList;
import io.bindery.prose.PackageFiles;
import io.bindery.prose.XmlReading;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ext.DefaultHandler2;

/** The XML of a FictionBook, zipped or not. For one thread. */
final class FictionBookFile implements Closeable {

    /** Pictures lie in the text as Base64, in one piece each, and are never kept whole. */
    private static final XmlLimits LIMITS = new XmlLimits(128L << 20, 1_000, 100_000, 10_000_000, Long.MAX_VALUE);

    /** What the sender calls the file must not show in any finding: findings are kept by content. */
    private static final String NEUTRAL_NAME = "book.fb2";

    private final BookContent book;
    private final StepContext context;
    private final @Nullable HardenedZip zip;
    private final String path;

    private FictionBookFile(BookContent book, StepContext context, @Nullable HardenedZip zip, String path) {
        this.book = book;
        this.context = context;
        this.zip = zip;
        this.path = path;
    }

    /**
     * Opens a book.
     *
     * @throws RejectedException if it is an archive that is dangerous or does not hold exactly one FictionBook
     */
    static FictionBookFile open(BookContent book, StepContext context) throws RejectedException, IOException {
        context.checkCancelled();
        byte[] head;
        try (InputStream in = book.open()) {
            head = in.readNBytes(4);
        }
        if (!NestedArchives.begins(head)) {
            return new FictionBookFile(book, context, null, NEUTRAL_NAME);
        }
        HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT);
        List<String> names = names(zip);
        if (names.size() != 1) {
            zip.close();
            throw PackageFiles.refusal(
                    Fb2Error.ARCHIVE, "the archive holds " + names.size() + " files with the ending .fb2");
        }
        return new FictionBookFile(book, context, zip, names.get(0));
    }

    /** The FictionBooks in an archive, without the shadows that macOS adds. */
    static List<String> names(HardenedZip zip) {
        return zip.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".fb2") && !name.startsWith("__MACOSX/"))
                .toList();
    }

    /** Where the XML lies in the book. */
    String path() {
        return path;
    }

    /** Reads every byte of an archive, so that its sizes and checksums are known to be true. */
    void checkArchive() throws RejectedException, IOException {
        if (zip != null) {
            zip.readAll((name, content) -> context.checkCancelled());
        }
    }

    private InputStream open() throws IOException {
        return zip == null ? book.open() : zip.read(path);
    }

    /** Lets a handler read the book; what is not well-formed is a finding. */
    void check(DefaultHandler2 handler, FindingList findings) throws RejectedException {
        context.checkCancelled();
        XmlReading.check(this::open, path, handler, LIMITS, findings);
    }

    /** Lets a handler read the book as far as it can be read. */
    <H extends DefaultHandler2> H read(H handler) throws RejectedException {
        context.checkCancelled();
        XmlReading.read(this::open, path, handler, LIMITS);
        return handler;
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
