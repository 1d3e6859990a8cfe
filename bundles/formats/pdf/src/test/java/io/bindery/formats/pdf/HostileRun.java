package io.bindery.formats.pdf;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java process of its own that takes the PDFs of some folders, one after the other, and prints a line for each: its name, the codes
 * of its findings, and the processor time in milliseconds. Run by {@link HostileBoundsTest} with a heap that it sets.
 */
final class HostileRun {

    private HostileRun() {}

    public static void main(String[] arguments) throws Exception {
        PdfHandler handler = new PdfHandler();
        for (String folder : arguments) {
            for (Path book : books(Path.of(folder))) {
                long before = cpuMillis();
                String said;
                try {
                    said = judge(handler, new FileBook(book));
                } catch (Throwable e) {
                    said = "broke " + e;
                }
                System.out.println(
                        book.getFileName() + "\t" + said.replaceAll("\\s+", " ") + "\t" + (cpuMillis() - before));
            }
        }
    }

    private static List<Path> books(Path folder) throws IOException {
        try (Stream<Path> books = Files.list(folder)) {
            return books.filter(book -> !book.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    /** All that the platform may ask of a handler, whatever it said before. */
    static String judge(PdfHandler handler, FileBook book) throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (TestStepContext context = new TestStepContext()) {
            findings.addAll(handler.validate(book, context).findings());
        } catch (RejectedException e) {
            findings.addAll(e.findings());
        }
        try (TestStepContext context = new TestStepContext()) {
            handler.extractMetadata(book, context);
        } catch (RejectedException e) {
            findings.addAll(e.findings());
        }
        try (TestStepContext context = new TestStepContext()) {
            handler.extractText(book, Writer.nullWriter(), context);
        } catch (RejectedException e) {
            findings.addAll(e.findings());
        }
        try (TestStepContext context = new TestStepContext()) {
            handler.extractCover(book, OutputStream.nullOutputStream(), context);
        } catch (RejectedException e) {
            findings.addAll(e.findings());
        }
        return findings.stream().map(Finding::code).distinct().collect(Collectors.joining(" "));
    }
}
