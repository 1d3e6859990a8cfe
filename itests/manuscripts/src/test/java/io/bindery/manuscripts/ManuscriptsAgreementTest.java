package io.bindery.manuscripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.proof.Recall;
import io.bindery.core.proof.WordList;
import io.bindery.formats.docx.DocxDetector;
import io.bindery.formats.docx.DocxHandler;
import io.bindery.formats.fb2.FictionBookDetector;
import io.bindery.formats.fb2.FictionBookHandler;
import io.bindery.formats.html.HtmlDetector;
import io.bindery.formats.html.HtmlHandler;
import io.bindery.formats.markdown.MarkdownDetector;
import io.bindery.formats.markdown.MarkdownHandler;
import io.bindery.formats.odt.OdtDetector;
import io.bindery.formats.odt.OdtHandler;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.InstalledProgram;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * pandoc makes manuscripts of a whole book of the corpus; their text, read by us, must be that of the book. What comes out stands in
 * {@code docs/agreement/manuscripts.md}; after a change, {@code mvn verify -Dbindery.derive} writes it anew.
 */
class ManuscriptsAgreementTest {

    /** What reads files with this ending. */
    private record Reader<H extends FormatHandler & TextExtractor>(
            String name, String ending, FormatDetector detector, H handler) {}

    private static final List<Reader<?>> READERS = List.of(
            new Reader<>("DOCX", "docx", new DocxDetector(), new DocxHandler()),
            new Reader<>("ODT", "odt", new OdtDetector(), new OdtHandler()),
            new Reader<>("FictionBook", "fb2", new FictionBookDetector(), new FictionBookHandler()),
            new Reader<>("Markdown", "md", new MarkdownDetector(), new MarkdownHandler()),
            new Reader<>("HTML", "html", new HtmlDetector(), new HtmlHandler()));

    @TempDir
    static Path folder;

    @BeforeAll
    static void pandoc() {
        InstalledProgram.required("pandoc", "pandoc");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pandoc.log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("pandoc.log")))
                .isZero();
    }

    @Test
    void the_text_of_a_whole_book_survives_pandoc_and_us() throws Exception {
        Path epub = Corpus.path("epub/books/moby-dick.epub");
        WordList words = Texts.epub(epub);
        assertThat(words.size()).isGreaterThan(210_000);
        StringBuilder page = new StringBuilder(
                "<!-- Derived by a test: `mvn verify -Dbindery.derive` writes it anew. -->\n\n## Manuscripts\n\n"
                        + "pandoc made each of these of Moby-Dick (EPUB, " + words.size()
                        + " words in its reading order); the platform read them. In order: the words of the EPUB\n"
                        + "that our text has in the same order.\n\n"
                        + "| format | in order | title and author | chapters in the contents | valid |\n|---|---|---|---|---|\n");
        for (Reader<?> reader : READERS) {
            page.append(row(reader, epub, words));
        }
        same("manuscripts.md", page.toString());
    }

    private static <H extends FormatHandler & TextExtractor> String row(Reader<H> reader, Path epub, WordList words)
            throws Exception {
        Path file = folder.resolve("book." + reader.ending());
        run("pandoc", "-s", epub.toString(), "-o", file.toString());
        MediaType type = reader.detector()
                .detect(TestBook.of(file, MediaType.UNKNOWN))
                .map(Detection::mediaType)
                .orElseThrow();
        TestBook book = TestBook.of(file, type);
        try (TestStepContext context = new TestStepContext()) {
            boolean valid = reader.handler().validate(book, context).valid();
            BookMetadata metadata =
                    BookMetadata.EMPTY.apply(reader.handler().extractMetadata(book, context), "test", Instant.EPOCH);
            double share = Recall.of(words, Texts.of(reader.handler(), book)).fraction();
            assertThat(share).as(reader.name()).isGreaterThan(0.98);
            assertThat(metadata.title()).as(reader.name()).contains("Moby-Dick");
            String author =
                    metadata.first(MetadataField.CONTRIBUTORS).orElseThrow().name();
            long chapters = metadata.all(MetadataField.CONTENTS).stream()
                    .filter(entry -> entry.title().matches("(?i)(chapter \\d+\\.|epilogue).*"))
                    .count();
            return "| " + reader.name() + " | " + (int) Math.floor(share * 100) + " % | "
                    + metadata.title().orElse("") + ", " + author + " | " + chapters + " | "
                    + (valid ? "yes" : "no") + " |\n";
        }
    }

    private static void same(String name, String derived) throws IOException {
        Path page = Texts.page(name);
        if (Texts.derived()) {
            Files.writeString(page, derived);
        }
        assertThat(page).hasContent(derived);
    }
}
