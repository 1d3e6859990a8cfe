package io.bindery.formats.pdf.document;

import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.PdfError;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How much work one call does for one file. PDFBox itself has no limits: a kilobyte can unpack to gigabytes, and a form can
 * draw itself a billion times. So all that a file can make PDFBox do is counted here, and bounded by the size of the file.
 * Counts, not time, so that the same file gets the same answer on every machine. For one call by one thread, to which it is bound.
 */
public final class Effort implements AutoCloseable {

    /** One stream unpacked; the largest pages of drawings in real books have some 20 MB. */
    static final long MAX_STREAM = 48L << 20;

    /** One cross-reference stream: of a million objects. Each becomes some 200 bytes of memory. */
    static final long MAX_XREF = 4L << 20;

    private static final long UNPACKED_BASE = 128L << 20;
    private static final long UNPACKED_PER_BYTE = 50;
    private static final long READ_BASE = 256L << 20;
    private static final long READ_PER_BYTE = 200;
    private static final long OPERATORS_BASE = 3_000_000;
    private static final long FORMS_BASE = 50_000;
    private static final long GLYPHS_BASE = 2_000_000;
    private static final long GLYPHS_PER_BYTE = 10;
    /** Each takes some 300 bytes of memory until its page is done; a newspaper page has 50,000. */
    private static final long GLYPHS_A_PAGE = 500_000;

    private static final long STEPS_BASE = 2_000_000;
    private static final int LOOK_UP_EVERY = 4_096;

    private static final ThreadLocal<@Nullable Effort> CURRENT = new ThreadLocal<>();

    private final StepContext context;
    private final long size;
    private long unpacked;
    private long unpackedXref;
    private long read;
    private long operators;
    private long forms;
    private long glyphs;
    private long glyphsOfPage;
    private long steps;
    private int untilLook = LOOK_UP_EVERY;
    private @Nullable HostilePdfException passed;

    private Effort(StepContext context, long size) {
        this.context = context;
        this.size = size;
    }

    /** Begins to count what the calling thread does. */
    static Effort begin(StepContext context, long size) {
        Effort effort = new Effort(context, size);
        CURRENT.set(effort);
        return effort;
    }

    /** What the calling thread is counted by; empty outside of a call. */
    static @Nullable Effort current() {
        return CURRENT.get();
    }

    /** Counts bytes that came out of a filter; {@code soFar} of this stream. */
    void unpacked(long bytes, long soFar, boolean xref) {
        look(1);
        unpacked += bytes;
        unpackedXref += xref ? bytes : 0;
        long most = xref ? MAX_XREF : MAX_STREAM;
        if (unpackedXref > 2 * MAX_XREF) {
            throw refusal("its cross-reference streams unpack to more than 8 MiB");
        }
        if (soFar > most) {
            throw refusal("one of its streams unpacks to more than " + (most >> 20) + " MiB");
        }
        if (unpacked > UNPACKED_BASE + UNPACKED_PER_BYTE * size) {
            throw refusal("its " + size + " bytes unpack to more than " + (unpacked >> 20) + " MiB");
        }
    }

    /** Counts bytes that were read from the file. */
    void read(long bytes) {
        read += bytes;
        if (read > READ_BASE + READ_PER_BYTE * size) {
            throw refusal("its " + size + " bytes refer to each other again and again");
        }
        look(1);
    }

    /** Counts one operator of a content stream. */
    public void operator() {
        operators++;
        if (operators > OPERATORS_BASE + size) {
            throw refusal("its pages draw more than " + operators + " things");
        }
        look(1);
    }

    /** Counts one form that is drawn; each costs as much as hundreds of operators. */
    public void form() {
        forms++;
        if (forms > FORMS_BASE + size / 100) {
            throw refusal("its pages draw more than " + forms + " forms");
        }
        look(64);
    }

    /** Begins to count the glyphs of another page. */
    public void page() {
        glyphsOfPage = 0;
        look(64);
    }

    /** Counts one glyph of text that is read. */
    public void glyph() {
        glyphs++;
        glyphsOfPage++;
        if (glyphsOfPage > GLYPHS_A_PAGE) {
            throw refusal("a page holds more than " + GLYPHS_A_PAGE + " letters");
        }
        if (glyphs > GLYPHS_BASE + GLYPHS_PER_BYTE * size) {
            throw refusal("its pages hold more than " + glyphs + " letters");
        }
        look(1);
    }

    /** Counts one part of a structure that is walked: pages, fonts, outline entries, annotations. */
    public void step() {
        steps++;
        if (steps > STEPS_BASE + size) {
            throw refusal("its parts refer to each other again and again");
        }
        look(4);
    }

    /** Refuses the file if a limit was passed, also if PDFBox swallowed the exception that said so. */
    void check() {
        if (passed != null) {
            throw passed;
        }
        context.checkCancelled();
    }

    private void look(int cost) {
        untilLook -= cost;
        if (untilLook < 0) {
            untilLook = LOOK_UP_EVERY;
            context.checkCancelled();
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while the PDF was being read");
            }
        }
    }

    private HostilePdfException refusal(String message) {
        HostilePdfException refusal = new HostilePdfException(PdfError.TOO_MUCH_WORK, message);
        passed = refusal;
        return refusal;
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
