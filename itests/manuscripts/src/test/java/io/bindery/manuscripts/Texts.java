package io.bindery.manuscripts;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.proof.WordList;
import io.bindery.formats.epub.EpubHandler;
import io.bindery.formats.pdf.PdfHandler;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The words of books, as the platform reads them when it proves a conversion. */
final class Texts {

    private static final EpubHandler EPUB = new EpubHandler();
    private static final PdfHandler PDF = new PdfHandler();

    private Texts() {}

    static WordList epub(Path file) throws Exception {
        return of(EPUB, TestBook.of(file, MediaType.EPUB));
    }

    static WordList pdf(Path file) throws Exception {
        return of(PDF, TestBook.of(file, MediaType.PDF));
    }

    static WordList of(TextExtractor reader, BookContent book) throws Exception {
        WordList words = new WordList();
        try (TestStepContext context = new TestStepContext()) {
            reader.extractText(book, words, context);
        }
        return words.end();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", Math.floor(share * 10_000) / 100);
    }

    /** Whether the pages of agreement are to be written anew. */
    static boolean derived() {
        return System.getProperty("bindery.derive") != null;
    }

    static Path page(String name) throws IOException {
        Path page = Corpus.projectRoot().resolve("docs/agreement").resolve(name);
        Files.createDirectories(page.getParent());
        return page;
    }
}
