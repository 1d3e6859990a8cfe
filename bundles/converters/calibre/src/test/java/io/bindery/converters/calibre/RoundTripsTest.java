package io.bindery.converters.calibre;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.conversion.source.Formats;
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
import java.util.Locale;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Books go to a Kindle format and come back: valid, and with their words. With {@code -Dbindery.derive} all whole books, every
 * small valid one of EPUBCheck's own tests that is text, and every readable PDF of the corpus, into {@code docs/agreement/round-trips.md}.
 */
class RoundTripsTest {

    private static final double LEAST = 0.98;

    private final CalibreConverter converter = new CalibreConverter(600, 2L << 30, () -> {});

    @TempDir
    private Path folder;

    @BeforeAll
    static void calibre() {
        InstalledProgram.required("ebook-convert", "calibre");
    }

    private record Trip(String name, int words, double recall, int mended, List<String> errors) {
        String row() {
            return String.format(
                    Locale.ROOT, "| %s | %d | %.2f %% | %d | %d |%n", name, words, recall * 100, mended, errors.size());
        }
    }

    private Path convert(Path file, MediaType from, MediaType to, IntConsumer mended) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter.convert(TestBook.of(file, from), to, context);
            Path beside = made.resolveSibling(made.getFileName() + ".repairs");
            if (Files.exists(beside)) {
                Files.readAllLines(beside).forEach(line -> mended.accept(Integer.parseInt(line.split("\t")[1])));
            }
            return Files.move(
                    made,
                    Files.createTempFile(folder, "made", made.getFileName().toString()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Trip trip(Path source, MediaType through) throws Exception {
        int[] mended = {0};
        Path kindle = convert(source, Formats.EPUB, through, count -> {});
        Path back = convert(kindle, through, Formats.EPUB, count -> mended[0] += count);
        List<String> words = Words.of(source);
        return new Trip(
                source.getFileName().toString(),
                words.size(),
                Words.recall(words, Words.of(back)),
                mended[0],
                EpubErrors.of(back));
    }

    private static void assertGood(List<Trip> trips) {
        assertThat(trips).allSatisfy(trip -> {
            assertThat(trip.errors()).as(trip.name()).isEmpty();
            assertThat(trip.recall()).as(trip.name()).isGreaterThanOrEqualTo(LEAST);
        });
    }

    @Test
    void a_book_comes_back_from_azw3_valid_and_with_its_words() throws Exception {
        Trip trip = trip(Corpus.path("epub/books/wasteland-otf-obf.epub"), Formats.AZW3);
        System.out.print(trip.row());
        assertGood(List.of(trip));
    }

    @Test
    void all_books_come_back_and_the_table_says_how() throws Exception {
        if (System.getProperty("bindery.derive") == null) {
            return;
        }
        StringBuilder page = new StringBuilder("""
                <!-- Derived: `mvn verify -pl bundles/converters/calibre -am -Dtest=RoundTripsTest -Dsurefire.failIfNoSpecifiedTests=false -Dbindery.derive` writes it anew. -->

                # Round trips

                EPUB to AZW3 and back through calibre, every EPUB mended; errors are those of EPUBCheck 5.3.0 in what came back. Recall: how many of
                the source's words, each as often as it comes, are in what came back.

                | book | words | recall | mended | errors |
                |---|---|---|---|---|
                """);
        List<Trip> trips = new ArrayList<>();
        for (Path book : Corpus.files("epub/books", ".epub")) {
            trips.add(trip(book, Formats.AZW3));
        }
        List<String> expected = Files.readAllLines(Corpus.path("epub/epubcheck/EXPECTED.tsv"));
        for (String line : expected) {
            String[] parts = line.split("\t");
            if (parts.length > 1 && parts[1].equals("-") && parts[0].startsWith("epub3__06")) {
                trips.add(trip(Corpus.path("epub/epubcheck/" + parts[0]), Formats.AZW3));
            }
        }
        trips.forEach(trip -> page.append(trip.row()));
        page.append("\n# PDF to EPUB\n\n| PDF | mended | errors |\n|---|---|---|\n");
        int wrong = 0;
        for (Path pdf : Corpus.files("pdf/sample-files", ".pdf")) {
            int[] mended = {0};
            try {
                int errors = EpubErrors.of(convert(pdf, Formats.PDF, Formats.EPUB, count -> mended[0] += count))
                        .size();
                wrong += errors;
                page.append("| ")
                        .append(pdf.getFileName())
                        .append(" | ")
                        .append(mended[0])
                        .append(" | ")
                        .append(errors)
                        .append(" |\n");
            } catch (io.bindery.api.error.RejectedException e) {
                page.append("| ")
                        .append(pdf.getFileName())
                        .append(" | refused: ")
                        .append(e.code().code())
                        .append(" | |\n");
            }
        }
        Path file = Corpus.projectRoot().resolve("docs/agreement/round-trips.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
        System.out.print(page);
        assertThat(wrong).isZero();
        assertGood(trips.stream().filter(trip -> trip.words() > 0).toList());
    }
}
