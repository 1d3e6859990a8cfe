package io.bindery.converters.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.converters.print.book.Book;
import io.bindery.converters.print.book.BookFiles;
import io.bindery.converters.print.book.BookReader;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of real books are in their PDFs, in order. */
class TextStaysTest {

    /**
     * Books that lose more words than they should, with the least that they keep. The comic has a page in Japanese, for which there is
     * no free font among the libraries. Why the other two lose theirs is still to be found out.
     */
    private static final Map<String, Double> EXCEPTIONS = Map.of(
            "haruko-html-jpeg.epub", 0.83,
            "regime-anticancer-arabic.epub", 0.96,
            "accessible_epub_3.epub", 0.975);

    static Stream<Path> books() {
        // Comparing the book of formulas takes minutes.
        return Corpus.files("epub/books", ".epub").stream().filter(file -> !file.endsWith("linear-algebra.epub"));
    }

    private static String source(Path file) throws Exception {
        StringBuilder text = new StringBuilder();
        try (HardenedZip zip = HardenedZip.open(file, ZipLimits.DEFAULT);
                TestStepContext context = new TestStepContext()) {
            BookFiles files = new BookFiles(zip, context);
            Book book = new BookReader(files).read("");
            for (Book.Part part : book.parts()) {
                String markup = new String(files.bytes(part.path(), 64 << 20).orElseThrow(), StandardCharsets.UTF_8);
                Document document = Jsoup.parse(markup, "", Parser.xmlParser());
                document.select("script, style, head, annotation, annotation-xml")
                        .remove();
                document.select(
                                "br, p, div, td, li, h1, h2, h3, h4, h5, h6, mi, mn, mo, msub, msup, mtext, span.lnum, a")
                        .forEach(element -> element.after(" ").before(" "));
                Element body = document.selectFirst("body");
                text.append(body == null ? "" : body.wholeText()).append('\n');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("books")
    void a_book_keeps_its_words(Path file) throws Exception {
        TestBook book = TestBook.of(file, MediaType.EPUB);
        Printing.print(book, Map.of(), pdf -> {
            double recall =
                    WordsInOrder.recall(WordsInOrder.words(source(file)), WordsInOrder.words(Printing.text(pdf)));
            System.out.printf(
                    "%s: %.4f of its words on %d pages%n", file.getFileName(), recall, pdf.getNumberOfPages());
            assertThat(recall)
                    .isGreaterThanOrEqualTo(
                            EXCEPTIONS.getOrDefault(file.getFileName().toString(), 0.98));
        });
    }
}
