package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.testkit.HostileBook;
import io.bindery.testkit.SmallBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile book gets its code, at its place, in a process whose heap is 64 MB larger than what a good book leaves in use, and with
 * at most ten seconds of processor time. The heap is a limit, not a measurement: a book that needs more ends in an
 * OutOfMemoryError.
 */
class HostileBoundsTest {

    private static final long EXTRA = 64L << 20;
    private static final long CPU_MILLIS = 10_000;
    private static final Map<String, String[]> RESULTS = new LinkedHashMap<>();

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        Path good = Files.write(folder.resolve("good.epub"), SmallBook.builder().bytes());
        Path books = Files.createDirectory(folder.resolve("books"));
        for (HostileBook book : books().toList()) {
            Files.write(books.resolve(book.trait()), book.bytes().get());
        }
        long baseline = Long.parseLong(child(folder, 512L << 20, good).get(0).split("\t")[1]);
        List<String> lines = child(folder, baseline + EXTRA, good, books);
        Files.write(Path.of("target", "hostile-bounds.tsv"), lines);
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            RESULTS.put(cells[0], cells);
        }
    }

    private static List<String> child(Path folder, long heap, Path... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (heap >> 10) + "k",
                // The one that needs no room of its own beside what is in use.
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName()));
        Stream.of(arguments).map(Path::toString).forEach(command::add);
        Path out = folder.resolve("out-" + heap);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err-" + heap).toFile())
                .start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(out);
        assertThat(ended)
                .as("a book does not end; the last that did is in %s", lines)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s %s", lines, Files.readString(folder.resolve("err-" + heap)))
                .isZero();
        return lines;
    }

    private static Stream<HostileBook> books() {
        return Stream.concat(HostileBook.all().stream(), HostileBook.allowed().stream());
    }

    @TestFactory
    Stream<DynamicTest> every_hostile_book_is_found_out_within_its_bounds() {
        return books()
                // What the platform says before any format is known is tested with the platform.
                .filter(book -> !book.code().startsWith("BND-BOOK"))
                .map(book -> DynamicTest.dynamicTest(book.trait(), () -> judged(book)));
    }

    private static void judged(HostileBook book) {
        String[] cells = RESULTS.get(book.trait());
        assertThat(cells).as("the process ended before it").isNotNull();
        if (book.code().isEmpty()) {
            assertThat(cells[1]).isEmpty();
            return;
        }
        assertThat(cells[1].split(" "))
                .as("codes")
                .anyMatch(found -> found.startsWith(book.code() + "@")
                        && (book.place().isEmpty() || found.equals(book.code() + "@" + book.place())));
        assertThat(Long.parseLong(cells[2])).as("processor time in ms").isLessThan(CPU_MILLIS);
    }
}
