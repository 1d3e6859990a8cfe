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
 * valid one of EPUBCheck's own tests that is text, and every readable PDF of the corpus, into {@code docs/agreement/round-trips.md}.
 */
class RoundTripsAgreementTest {

    private static final double LEAST = 0.98;

    /** Pages do not say what is a paragraph and what a running head, so some words come back divided, or at another place. */
    private static final double LEAST_FROM_PAGES = 0.9;

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

    @Test
    void all_books_come_back_and_the_table_says_how() throws Exception {
        if (!Texts.derived()) {
            return;
        }
        List<Path> books = Corpus.files("epub/books", ".epub");
        List<Trip> kindle = new ArrayList<>();
        List<Trip> pages = new ArrayList<>();
        for (Path book : books) {
            pages.add(throughPages(book));
            kindle.add(throughKindle(book));
        }
        for (String line : Files.readAllLines(Corpus.path("epub/epubcheck/EXPECTED.tsv"))) {
            String[] parts = line.split("\t");
            if (parts.length > 1 && parts[1].equals("-") && parts[0].startsWith("epub3__06")) {
                kindle.add(throughKindle(Corpus.path("epub/epubcheck/" + parts[0])));
            }
        }
        StringBuilder page = new StringBuilder("""
                <!-- Derived by a test: `mvn verify -pl itests/manuscripts -am -Dtest=RoundTripsAgreementTest -Dsurefire.failIfNoSpecifiedTests=false -Dbindery.derive` writes it anew. -->

                ## Round trips

                Errors are those of EPUBCheck 5.3.0 in what came back, mended the faults that were mended in it before. Recall: how many of the source's
                words, in their order, are in what came back, by the measure with which the platform proves a conversion.

                ### EPUB to AZW3 to EPUB

                Both ways through calibre.

                """)
                .append(table(kindle))
                .append("""

                ### EPUB to PDF to EPUB

                The PDF by the platform's own press, the EPUB of it through calibre.

                """)
                .append(table(pages))
                .append("""

                ### PDF to EPUB

                The PDFs of `pdf/sample-files`, through calibre.

                | PDF | mended | errors |
                |---|---|---|
                """);
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
        Files.writeString(Texts.page("round-trips.md"), page);
        assertThat(wrong).isZero();
        kindle.forEach(trip -> assertGood(trip, LEAST));
        pages.forEach(trip -> assertGood(trip, LEAST_FROM_PAGES));
    }

    private static String table(List<Trip> trips) {
        StringBuilder table = new StringBuilder("| book | words | recall | mended | errors |\n|---|---|---|---|---|\n");
        trips.forEach(trip -> table.append(trip.row()));
        return table.toString();
    }
}
