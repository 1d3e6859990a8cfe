package io.bindery.manuscripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.error.RejectedException;
import io.bindery.converters.print.PrintError;
import io.bindery.core.proof.Recall;
import io.bindery.testkit.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of real books are in their PDFs, in order, by the measure with which the platform proves a conversion. */
class PrintAgreementTest {

    private static final double LEAST = 0.98;

    @TempDir
    private Path folder;

    /** All but one, whose thousands of formulas take many minutes to lay out. */
    static Stream<Path> books() {
        return Corpus.files("epub/books", ".epub").stream().filter(file -> !file.endsWith("linear-algebra.epub"));
    }

    @ParameterizedTest
    @MethodSource("books")
    void a_book_keeps_its_words(Path file) throws Exception {
        Path pdf;
        try {
            pdf = Printed.of(file, folder.resolve("book.pdf"));
        } catch (RejectedException e) {
            // On a machine with a Japanese font it is printed like the others; without one it must not be.
            assertThat(file.getFileName()).hasToString("haruko-html-jpeg.epub");
            assertThat(e.code()).isEqualTo(PrintError.NO_FONT);
            assertThat(e).hasMessageContaining("Hiragana").hasMessageContaining("Katakana");
            return;
        }
        Recall recall = Recall.of(Texts.epub(file), Texts.pdf(pdf));
        System.out.printf(
                "%s: %s of %d words are in its PDF of %d KiB%n",
                file.getFileName(), Texts.percent(recall.fraction()), recall.words(), Files.size(pdf) >> 10);
        assertThat(recall.fraction()).isGreaterThanOrEqualTo(LEAST);
    }
}
