package io.bindery.formats.pdf.validate;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.HostilePdfException;
import io.bindery.formats.pdf.document.OpenPdf;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Collects what the checks find; of each kind only the first few, and how many more there are. For one thread. */
final class Findings {

    /** A book with hundreds of coarse pictures needs no list of them. */
    static final int MOST_OF_A_KIND = 20;

    private static final String SOURCE = "pdf";

    private final List<Finding> findings = new ArrayList<>();
    private final Map<PdfError, Integer> counts = new EnumMap<>(PdfError.class);

    /** A part of the check that a damaged file may break. */
    @FunctionalInterface
    interface Part {
        void check() throws Exception;
    }

    /** Something about the book as a whole. */
    void add(PdfError kind, String message) {
        add(kind, message, Location.BOOK);
    }

    /** Something on a page, counted from 1. */
    void add(PdfError kind, String message, int page) {
        add(kind, message, Location.of(OpenPdf.place(page)));
    }

    private void add(PdfError kind, String message, Location place) {
        if (counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
            findings.add(new Finding(kind.code(), kind.severity(), SOURCE, message, kind.remedy(), place));
        }
    }

    /** Runs a part of the check; if the file breaks it, that is a finding, and the other parts go on. */
    void attempt(String what, Part part) {
        try {
            part.check();
        } catch (HostilePdfException | CancellationException e) {
            throw e;
        } catch (Exception e) {
            // PDFBox meets damage with all kinds of exceptions.
            add(PdfError.PART_UNREADABLE, "the " + what + " cannot be read: " + e);
        }
    }

    /** All findings in the order of their kinds' first ones; where some were left out, a last one says how many. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(findings);
        counts.forEach((kind, count) -> {
            if (count > MOST_OF_A_KIND) {
                String message = "and " + (count - MOST_OF_A_KIND) + " more of this kind: " + kind.cause();
                all.add(new Finding(kind.code(), kind.severity(), SOURCE, message, kind.remedy(), Location.BOOK));
            }
        });
        return all;
    }
}
