package io.bindery.manuscripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.conversion.repair.RepairReport;
import io.bindery.conversion.source.Formats;
import io.bindery.converters.calibre.CalibreConverter;
import io.bindery.core.proof.Recall;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubErrors;
import io.bindery.testkit.InstalledProgram;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Books go into another format and come back: valid, and with their words. With {@code -Dbindery.derive} all whole books, every small
 * valid one of EPUBCheck's own tests that is text, and every readable PDF of the corpus, into pages of {@code docs/agreement}.
 */
class RoundTripsAgreementTest {

    private static final double LEAST = 0.98;

    /** Pages do not say what is a paragraph and what a running head, so some words come back divided, or at another place. */
    private static final double LEAST_FROM_PAGES = 0.9;

    /** calibre gives the letters of its pages in the order in which they are seen, which is from their end to their beginning. */
    private static final String RIGHT_TO_LEFT = "regime-anticancer-arabic.epub";

    private final CalibreConverter converter = new CalibreConverter(600, 2L << 30, () -> {});

    @TempDir
    private Path folder;

    @BeforeAll
    static void calibre() {
        InstalledProgram.required("ebook-convert", "calibre");
    }

    private record Made(Path file, int mended) {}

    private record Trip(String name, Recall recall, int mended, List<String> errors) {
        String row() {
            return "| " + name + " | " + recall.words() + " | " + Texts.percent(recall.fraction()) + " | " + mended
                    + " | " + errors.size() + " |\n";
        }

        void print() {
            System.out.print(row());
            errors.forEach(System.out::println);
        }
    }

    private Made convert(Path file, MediaType from, MediaType to) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter.convert(TestBook.of(file, from), to, context);
            Path beside = made.resolveSibling(made.getFileName() + RepairReport.SUFFIX);
            int mended = 0;
            for (String line : Files.exists(beside) ? Files.readAllLines(beside) : List.<String>of()) {
                mended += Integer.parseInt(line.split("\t")[1]);
            }
            Path kept = Files.createTempFile(folder, "made", made.getFileName().toString());
            return new Made(Files.move(made, kept, StandardCopyOption.REPLACE_EXISTING), mended);
        }
    }

    private Trip throughKindle(Path source) throws Exception {
        Path kindle = convert(source, Formats.EPUB, Formats.AZW3).file();
        return back(source, convert(kindle, Formats.AZW3, Formats.EPUB));
    }

    private Trip throughPages(Path source) throws Exception {
        Path pdf = Printed.of(source, Files.createTempFile(folder, "pages", ".pdf"));
        return back(source, convert(pdf, Formats.PDF, Formats.EPUB));
    }

    private static Trip back(Path source, Made made) throws Exception {
        Trip trip = new Trip(
                source.getFileName().toString(),
                Recall.of(Texts.epub(source), Texts.epub(made.file())),
                made.mended(),
                EpubErrors.of(made.file()));
        trip.print();
        return trip;
    }

    private static void assertGood(Trip trip, double least) {
        assertThat(trip.errors()).as(trip.name()).isEmpty();
        assertThat(trip.recall().fraction()).as(trip.name()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void a_book_comes_back_from_azw3_valid_and_with_its_words() throws Exception {
        assertGood(throughKindle(Corpus.path("epub/books/wasteland-otf-obf.epub")), LEAST);
    }

    @Test
    void a_book_comes_back_from_pdf_valid_and_with_its_words() throws Exception {
        assertGood(throughPages(Corpus.path("epub/books/wasteland-otf-obf.epub")), LEAST_FROM_PAGES);
    }

    /** Its thousand formulas take calibre many minutes each way. */
    private static boolean isQuick(Path book) {
        return !book.endsWith("linear-algebra.epub");
    }

    @Test
    void all_books_come_back_from_azw3() throws Exception {
        if (!Texts.derived()) {
            return;
        }
        List<Path> books = new ArrayList<>(Corpus.files("epub/books", ".epub"));
        for (String line : Files.readAllLines(Corpus.path("epub/epubcheck/EXPECTED.tsv"))) {
            String[] parts = line.split("\t");
            if (parts.length > 1 && parts[1].equals("-") && parts[0].startsWith("epub3__06")) {
                books.add(Corpus.path("epub/epubcheck/" + parts[0]));
            }
        }
        StringBuilder page = page(
                "EPUB to AZW3 to EPUB",
                "Both ways through calibre. linear-algebra.epub is left out: its thousand formulas take calibre many minutes each way.",
                "book | words | recall | mended | errors");
        List<Trip> trips = new ArrayList<>();
        for (Path book : books) {
            try {
                if (isQuick(book)) {
                    Trip trip = throughKindle(book);
                    page.append(trip.row());
                    trips.add(trip);
                }
            } catch (RejectedException e) {
                page.append(refused(book, "not converted", e));
            }
        }
        Files.writeString(Texts.page("round-trips-azw3.md"), page);
        assertThat(trips).hasSizeGreaterThan(books.size() / 2).allSatisfy(trip -> assertGood(trip, LEAST));
    }

    @Test
    void all_books_come_back_from_pdf() throws Exception {
        if (!Texts.derived()) {
            return;
        }
        StringBuilder page = page(
                "EPUB to PDF to EPUB",
                "The PDF by the platform's own press, the EPUB of it through calibre. linear-algebra.epub is left out: its thousand formulas take"
                        + "\ncalibre many minutes. Of pages that are read from right to left it gives the letters in the order in which they are seen:"
                        + "\nregime-anticancer-arabic.epub is valid, but its words are not words, so the platform's proof of its recall refuses it.",
                "book | words | recall | mended | errors");
        List<Trip> trips = new ArrayList<>();
        for (Path book : Corpus.files("epub/books", ".epub")) {
            try {
                if (isQuick(book)) {
                    Trip trip = throughPages(book);
                    page.append(trip.row());
                    trips.add(trip);
                }
            } catch (RejectedException e) {
                page.append(refused(book, "not printed", e));
            }
        }
        Files.writeString(Texts.page("round-trips-pdf.md"), page);
        assertThat(trips).hasSizeGreaterThan(5).allSatisfy(trip -> {
            assertGood(trip, trip.name().equals(RIGHT_TO_LEFT) ? 0 : LEAST_FROM_PAGES);
            assertThat(trip.recall().fraction() < LEAST_FROM_PAGES)
                    .as("%s is refused", trip.name())
                    .isEqualTo(trip.name().equals(RIGHT_TO_LEFT));
        });
    }

    @Test
    void all_pdfs_become_valid_books() throws Exception {
        if (!Texts.derived()) {
            return;
        }
        StringBuilder page =
                page("PDF to EPUB", "The PDFs of `pdf/sample-files`, through calibre.", "PDF | mended | errors");
        int wrong = 0;
        for (Path pdf : Corpus.files("pdf/sample-files", ".pdf")) {
            page.append("| ").append(pdf.getFileName()).append(" | ");
            try {
                Made made = convert(pdf, Formats.PDF, Formats.EPUB);
                int errors = EpubErrors.of(made.file()).size();
                wrong += errors;
                page.append(made.mended()).append(" | ").append(errors).append(" |\n");
            } catch (RejectedException e) {
                page.append("refused: ").append(e.code().code()).append(" | |\n");
            }
        }
        Files.writeString(Texts.page("round-trips-from-pdf.md"), page);
        assertThat(wrong).isZero();
    }

    /** What the program said of it ends with the cause; where it was found is of no use here. */
    private static String refused(Path book, String how, RejectedException e) {
        List<String> said = String.valueOf(e.getMessage()).strip().lines().toList();
        return "| " + book.getFileName() + " | " + how + ": " + e.code().code() + " "
                + said.get(said.size() - 1).strip().replace("|", "\\|") + " | | | |\n";
    }

    private static StringBuilder page(String title, String how, String columns) {
        StringBuilder page = new StringBuilder(
                "<!-- Derived by RoundTripsAgreementTest: build/agreement/derive.sh writes it anew. -->\n\n## ");
        page.append(title).append("\n\n").append(how);
        page.append("\nErrors: of EPUBCheck 5.3.0 in what came out. Mended: faults that calibre had made in it.");
        if (columns.contains("recall")) {
            page.append(" Recall: how many of the source's words, in their"
                    + "\norder, are in it, by the measure with which the platform proves a conversion.");
        }
        page.append("\n\n| ").append(columns).append(" |\n|");
        return page.append("---|".repeat(columns.split("[|]").length)).append('\n');
    }
}
