package io.bindery.formats.pdf.document;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.PdfError;
import io.bindery.hardened.HostileContentException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.jspecify.annotations.Nullable;

/** A PDF that is open, for the length of one reading by one thread. */
public final class OpenPdf {

    private final PDDocument document;
    private final Effort effort;
    private final FileFrame frame;
    private final String repair;
    private final PageTree tree;

    OpenPdf(PDDocument document, Effort effort, FileFrame frame, String repair) {
        this.document = document;
        this.effort = effort;
        this.frame = frame;
        this.repair = repair;
        this.tree = PageTree.walk(catalog().getCOSDictionary(COSName.PAGES), effort);
    }

    /** What is done with an open PDF. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(OpenPdf pdf) throws Exception;
    }

    /**
     * Opens a book, reads it, and closes it. Whatever the file does, the reading ends within the limits of {@link Effort}.
     *
     * @throws RejectedException if the book cannot be opened, or passes a limit
     */
    public static <T> T read(BookContent book, StepContext context, Reading<T> reading) throws Exception {
        context.checkCancelled();
        BoundedFilters.install();
        PlainFonts.install();
        try (Effort effort = Effort.begin(context, book.size());
                Opener opener = new Opener(book.file(), context.workspace(), effort)) {
            T result = reading.read(opener.open());
            effort.check();
            return result;
        } catch (HostilePdfException e) {
            throw e.rejection();
        } catch (StackOverflowError e) {
            // Fonts, functions and colour spaces of PDFBox recurse as deep as the file wants. Nothing is shared between
            // two
            // readings, so nothing is left half done.
            throw HostileContentException.rejection(
                    PdfError.TOO_DEEP, "the parts of the file are nested too deep to be followed", Location.BOOK);
        }
    }

    /** The first and last bytes. */
    public FileFrame frame() {
        return frame;
    }

    /** What had to be mended to open the file; empty if it opened as it is. */
    public String repair() {
        return repair;
    }

    /** PDFBox's own view. Pages are to be taken from {@link #pages()}. */
    public PDDocument document() {
        return document;
    }

    /** The pages in their order, each with all that it inherits. */
    public List<COSDictionary> pages() {
        return tree.pages();
    }

    /** What is wrong with the tree of pages, in words. */
    public List<String> treeFaults() {
        return tree.faults();
    }

    /** Counts what is done with this file. */
    public Effort effort() {
        return effort;
    }

    /** The document catalog (ISO 32000-2, 7.7.2). */
    public COSDictionary catalog() {
        return document.getDocumentCatalog().getCOSObject();
    }

    /** The dictionary of encryption, if the file is encrypted. */
    public Optional<PDEncryption> encryption() {
        @Nullable PDEncryption encryption = document.getEncryption();
        return Optional.ofNullable(encryption);
    }

    /** What the owner permits to whoever opens the file without his password. */
    public AccessPermission permission() {
        return document.getCurrentAccessPermission();
    }

    /** Whether the owner permits to take text and pictures out of the file (ISO 32000-2, table 22, bit 5). */
    public boolean mayExtract() {
        return permission().canExtractContent();
    }

    /** A page, counted from 1, in the words of RFC 8118, section 3. */
    public static String place(int page) {
        return "#page=" + page;
    }
}
