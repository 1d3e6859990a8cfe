package io.bindery.benchmarks;

import io.bindery.api.content.MediaType;
import io.bindery.api.step.StepContext;
import io.bindery.formats.epub.EpubHandler;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What it is worth to keep EPUBCheck warm: validation and metadata of real books in one process, against one fresh
 * {@code epubcheck} process a book, as a script would do it.
 */
public final class WarmCheck {

    private static final double NANOS = 1e9;

    private WarmCheck() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        List<Path> books = Corpus.files("epub/books", ".epub");
        EpubHandler handler = new EpubHandler();
        for (Path book : books) {
            ingest(handler, book);
        }
        double warmAll = 0;
        double coldAll = 0;
        System.out.printf(Locale.ROOT, "%-34s %10s %10s %7s%n", "book", "warm s", "cold s", "ratio");
        for (Path book : books) {
            long start = System.nanoTime();
            ingest(handler, book);
            double warm = (System.nanoTime() - start) / NANOS;
            start = System.nanoTime();
            fresh(book);
            double cold = (System.nanoTime() - start) / NANOS;
            warmAll += warm;
            coldAll += cold;
            System.out.printf(Locale.ROOT, "%-34s %10.3f %10.3f %7.1f%n", book.getFileName(), warm, cold, cold / warm);
        }
        System.out.printf(
                Locale.ROOT,
                "{\"benchmark\":\"warm-check\",\"books\":%d,\"warmSeconds\":%.3f,\"coldSeconds\":%.3f,\"ratio\":%.2f}%n",
                books.size(),
                warmAll,
                coldAll,
                coldAll / warmAll);
        System.exit(0);
    }

    private static void ingest(EpubHandler handler, Path file) throws Exception {
        TestBook book = TestBook.of(file, MediaType.EPUB);
        StepContext context = new TestStepContext();
        handler.validate(book, context);
        handler.extractMetadata(book, context);
    }

    private static void fresh(Path book) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.adobe.epubcheck.tool.Checker",
                        book.toString(),
                        "--usage")
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start()
                .waitFor();
    }
}
