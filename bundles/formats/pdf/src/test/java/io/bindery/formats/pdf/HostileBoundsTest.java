package io.bindery.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.testkit.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile PDF gets its code, and every PDF of the corpus is done with, in a process with half a gigabyte of heap, each with
 * at most ten seconds of processor time. The heap is a limit, not a measurement: what needs more ends in an OutOfMemoryError.
 */
class HostileBoundsTest {

    private static final String HEAP = "512m";
    private static final long CPU_MILLIS = 10_000;
    private static final Map<String, String[]> RESULTS = new LinkedHashMap<>();

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        Path books = Files.createDirectory(folder.resolve("books"));
        for (HostilePdf book : HostilePdf.all()) {
            Files.write(books.resolve(book.trait()), book.bytes().get());
        }
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRun.class.getName(),
                        books.toString(),
                        Corpus.path("pdf/sample-files").toString(),
                        Corpus.path("pdf/verapdf").toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(out);
        Files.write(Path.of("target", "hostile-bounds.tsv"), lines);
        assertThat(ended)
                .as("a book does not end; the last that did is in %s", lines)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s %s", lines, Files.readString(folder.resolve("err")))
                .isZero();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            RESULTS.put(cells[0], cells);
        }
    }

    private static List<Path> corpus() {
        List<Path> all = new ArrayList<>(Corpus.files("pdf/sample-files", ".pdf"));
        all.addAll(Corpus.files("pdf/verapdf", ".pdf"));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> every_hostile_book_is_found_out_within_its_bounds() {
        return StreamSupport.stream(HostilePdf.all().spliterator(), false)
                .map(book -> DynamicTest.dynamicTest(book.trait(), () -> {
                    String[] cells = within(book.trait());
                    if (!book.code().isEmpty()) {
                        assertThat(cells[1].split(" ")).contains(book.code());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_book_of_the_corpus_is_done_with() {
        return corpus().stream()
                .map(book -> DynamicTest.dynamicTest(
                        book.getFileName().toString(),
                        () -> within(book.getFileName().toString())));
    }

    private static String[] within(String name) {
        String[] cells = RESULTS.get(name);
        assertThat(cells).as("the process ended before it").isNotNull();
        assertThat(cells[1]).doesNotStartWith("broke");
        assertThat(Long.parseLong(cells[2])).as("processor time in ms").isLessThan(CPU_MILLIS);
        return cells;
    }
}
