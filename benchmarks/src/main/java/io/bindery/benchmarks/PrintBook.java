package io.bindery.benchmarks;

import io.bindery.api.content.MediaType;
import io.bindery.converters.print.page.PageStyle;
import io.bindery.converters.print.page.Printer;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints one EPUB again and again in one process. Arguments: the EPUB, the PDF to make, how often. Prints for each time the wall and the CPU seconds,
 * and at last the pages and bytes of the PDF.
 */
public final class PrintBook {

    private static final double NANOS = 1e9;

    private PrintBook() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        TestBook book = TestBook.of(Path.of(arguments[0]), MediaType.EPUB);
        Path made = Path.of(arguments[1]);
        Printer printer = new Printer(PageStyle.usual());
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Files.deleteIfExists(made);
            long wall = System.nanoTime();
            long cpu = cpuNanos();
            try (TestStepContext context = new TestStepContext()) {
                printer.print(book, made, context);
            }
            System.out.println((System.nanoTime() - wall) / NANOS + " " + (cpuNanos() - cpu) / NANOS);
        }
        try (PDDocument pdf = Loader.loadPDF(made.toFile())) {
            System.out.println(pdf.getNumberOfPages() + " " + Files.size(made));
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
