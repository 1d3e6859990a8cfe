package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.error.RejectedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link CoverExtractor} promises. An extractor's test extends this and gives it an extractor and a book with a cover. */
public abstract class CoverExtractorContract {

    /** The extractor to try. */
    protected abstract CoverExtractor extractor();

    /** A book with a cover that is JPEG, PNG or GIF. */
    protected abstract TestBook bookWithCover();

    @Test
    final void it_knows_the_type_of_its_book() {
        assertThat(extractor().mediaTypes()).contains(bookWithCover().mediaType());
        assertThat(extractor().mediaTypes()).isEqualTo(extractor().mediaTypes());
    }

    @Test
    final void the_cover_is_a_picture_and_always_the_same() throws Exception {
        TestBook book = bookWithCover();
        byte[] cover = cover(book);
        assertThat(ImageIO.read(new ByteArrayInputStream(cover)))
                .as("a picture that can be shown")
                .isNotNull();
        assertThat(Threads.all(4, () -> cover(book)))
                .allSatisfy(other -> assertThat(other).isEqualTo(cover));
        assertThat(book.openStreams()).isZero();
        assertThat(book.file()).hasBinaryContent(book.bytes());
    }

    @Test
    final void the_stream_stays_open() throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            boolean[] closed = {false};
            extractor()
                    .extractCover(
                            bookWithCover(),
                            new OutputStream() {
                                @Override
                                public void write(int oneByte) {
                                    // counted elsewhere
                                }

                                @Override
                                public void close() {
                                    closed[0] = true;
                                }
                            },
                            context);
            assertThat(closed[0]).isFalse();
        }
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = bookWithCover();
        Manners.ofA(() -> cover(book));
    }

    @Test
    final void a_cancelled_job_is_left() {
        try (TestStepContext context = new TestStepContext().cancel()) {
            assertThatThrownBy(() -> extractor().extractCover(bookWithCover(), new ByteArrayOutputStream(), context))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_give_a_cover_or_none_or_are_rejected() {
        return HostileBytes.around(bookWithCover().bytes()).entrySet().stream().map(this::read);
    }

    private DynamicTest read(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook book =
                    TestBook.of(bookWithCover().fileName(), bookWithCover().mediaType(), bytes.getValue());
            try {
                cover(book);
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        });
    }

    /** Takes the cover as the platform would; empty if there is none. */
    protected final byte[] cover(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            boolean there = extractor().extractCover(book, picture, context);
            assertThat(picture.size() > 0).isEqualTo(there);
            return picture.toByteArray();
        }
    }
}
