package io.bindery.formats.pdf.document;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.formats.pdf.PdfError;
import io.bindery.hardened.HostileContentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Opens one file, first by the letter, then as PDFBox can mend it, and tells the difference. For one thread. */
final class Opener implements AutoCloseable {

    /** Of decrypted streams, PDFBox keeps so much in memory, and so much in a file. */
    private static final long MEMORY = 16L << 20;

    private static final long DISK = 2L << 30;

    private static final Pattern HANDLER = Pattern.compile("No security handler for filter (.*)");

    private final Path path;
    private final Path scratch;
    private final Effort effort;
    private @Nullable CountedFile file;
    private @Nullable PDDocument document;

    Opener(Path path, Path scratch, Effort effort) {
        this.path = path;
        this.scratch = scratch;
        this.effort = effort;
    }

    OpenPdf open() throws RejectedException, IOException {
        FileFrame frame = FileFrame.of(path);
        if (frame.headerAt() < 0) {
            throw rejection(PdfError.NOT_A_PDF, PdfError.NOT_A_PDF.cause());
        }
        StrictLook strict = StrictLook.at(path, effort);
        try {
            CountedFile counted = new CountedFile(path, effort);
            file = counted;
            MemoryUsageSetting memory =
                    MemoryUsageSetting.setupMixed(MEMORY, DISK).setTempDir(scratch.toFile());
            PDDocument mended = new PDFParser(counted, "", null, null, memory.streamCache).parse(true);
            document = mended;
            return new OpenPdf(
                    mended, effort, frame, strict.repair(mended.getDocument().getXrefTable()));
        } catch (InvalidPasswordException e) {
            throw rejection(PdfError.PASSWORD_NEEDED, PdfError.PASSWORD_NEEDED.cause());
        } catch (HostilePdfException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            effort.check();
            throw unreadable(e);
        }
    }

    /** PDFBox says only in words why it cannot decrypt a file. */
    private static RejectedException unreadable(Throwable e) {
        String message = String.valueOf(e.getMessage());
        Matcher handler = HANDLER.matcher(message);
        if (handler.matches()) {
            return rejection(PdfError.FOREIGN_PROTECTION, "the PDF is protected by " + handler.group(1));
        }
        // Certificates need a library that is left out: what it would open, the platform has no key to.
        if (message.contains("decryption material") || e instanceof LinkageError) {
            return rejection(PdfError.FOREIGN_PROTECTION, "the PDF is protected by certificates");
        }
        return rejection(PdfError.UNREADABLE, PdfError.UNREADABLE.cause() + " (" + message + ")");
    }

    static RejectedException rejection(PdfError error, String message) {
        return HostileContentException.rejection(error, message, Location.BOOK);
    }

    /**
     * What the file itself says of where its parts lie.
     *
     * @param fault why that cannot be read; empty if it can
     * @param table where the file says that its objects lie
     */
    private record StrictLook(String fault, Map<COSObjectKey, Long> table) {

        static StrictLook at(Path path, Effort effort) throws IOException {
            try (CountedFile file = new CountedFile(path, effort);
                    PDDocument document = new PDFParser(file, "", null, null, null).parse(false)) {
                return new StrictLook("", Map.copyOf(document.getDocument().getXrefTable()));
            } catch (HostilePdfException | CancellationException e) {
                throw e;
            } catch (IOException | RuntimeException | LinkageError e) {
                effort.check();
                return new StrictLook(String.valueOf(e.getMessage()), Map.of());
            }
        }

        /** What PDFBox mended, in words, given the table that it uses; empty if nothing. */
        String repair(Map<COSObjectKey, Long> used) {
            if (!fault.isEmpty()) {
                return "the cross-reference table was rebuilt (" + fault + ")";
            }
            long moved = used.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(table.get(entry.getKey())))
                    .count();
            long gone = table.keySet().stream()
                    .filter(key -> !used.containsKey(key))
                    .count();
            return moved + gone == 0 ? "" : (moved + gone) + " entries of the cross-reference table were wrong";
        }
    }

    @Override
    public void close() throws IOException {
        try (CountedFile counted = file;
                PDDocument open = document) {
            // Closed in the opposite order.
            return;
        }
    }
}
