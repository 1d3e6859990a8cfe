package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.SmallBook;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Breaks real books in random ways, for {@code bindery.fuzz.seconds} (20 unless said otherwise), and holds the plugin to what it
 * promises of any bytes: a book is judged or rejected with findings, nothing else is thrown, the same bytes get the same findings, and
 * no book takes more than ten seconds of processor time. Each run has a seed, which a failure names:
 * {@code -Dbindery.fuzz.seed=SEED -Dbindery.fuzz.seconds=0} does that run again, alone.
 */
class EpubFuzzTest {

    private static final long CPU_LIMIT = TimeUnit.SECONDS.toNanos(10);
    private static final int LARGEST = 300_000;

    private final EpubHandler handler = new EpubHandler();
    private final EpubDetector detector = new EpubDetector();

    @Test
    void any_broken_book_is_judged_or_rejected() throws Exception {
        List<byte[]> books = books();
        long seed = Long.getLong("bindery.fuzz.seed", System.nanoTime());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("bindery.fuzz.seconds", 20));
        int runs = 0;
        do {
            long run = seed + runs++;
            byte[] book = books.get(new Random(run).nextInt(books.size()));
            byte[] broken = new EpubMutator(run).mutate(book);
            try {
                judge(broken, run % 4 == 0);
            } catch (Throwable e) {
                Path kept = Files.write(Files.createTempFile("fuzz-" + run + "-", ".epub"), broken);
                throw new AssertionError(
                        "run it again with -Dbindery.fuzz.seed=" + run + " -Dbindery.fuzz.seconds=0; the book is "
                                + kept,
                        e);
            }
        } while (System.nanoTime() < end);
        System.out.println("fuzz: " + runs + " broken books from seed " + seed);
    }

    private static List<byte[]> books() throws IOException {
        List<byte[]> books = new ArrayList<>();
        books.add(SmallBook.builder().bytes());
        for (Path file : Corpus.files("epub/epubcheck", ".epub")) {
            if (Files.size(file) <= LARGEST) {
                books.add(Files.readAllBytes(file));
            }
        }
        return books;
    }

    private void judge(byte[] bytes, boolean twice) throws Exception {
        TestBook book = TestBook.of("fuzz.epub", MediaType.EPUB, bytes);
        try {
            assertThat(detector.detect(book)).isNotNull();
            String said = validate(book);
            if (twice) {
                assertThat(validate(book)).isEqualTo(said);
            }
            try (Watched context = new Watched()) {
                assertThat(handler.extractMetadata(book, context)).isNotNull();
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        } finally {
            Files.deleteIfExists(book.file());
        }
    }

    private String validate(TestBook book) throws Exception {
        try (Watched context = new Watched()) {
            return handler.validate(book, context).findings().toString();
        } catch (RejectedException e) {
            assertThat(e.findings()).isNotEmpty();
            return e.findings().toString();
        }
    }

    /** Ends a call that takes too much of the processor, as the platform ends one that takes too long. */
    private static final class Watched implements StepContext, AutoCloseable {
        private final TestStepContext context = new TestStepContext();
        private final long started = cpu();

        private static long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public String jobId() {
            return context.jobId();
        }

        @Override
        public Instant deadline() {
            return context.deadline();
        }

        @Override
        public void checkCancelled() {
            if (cpu() - started > CPU_LIMIT) {
                throw new CancellationException("more than ten seconds of processor time");
            }
        }

        @Override
        public void progress(double fraction) {
            context.progress(fraction);
        }

        @Override
        public Path workspace() throws IOException {
            return context.workspace();
        }

        @Override
        public void close() {
            // Also for a call that never looked whether it is to end.
            checkCancelled();
            context.close();
        }
    }
}
