package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.formats.mobi.unsupported.UnsupportedKindleHandler;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the detector names beside the books that are read, this handler refuses with its own code and a way out. */
class UnsupportedKindleTest {

    private final UnsupportedKindleHandler handler = new UnsupportedKindleHandler();

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(bytes("CONT\2\0" + "\0".repeat(100)), "BND-MOBI-017", "KFX"),
                Arguments.of(zip("x/part.kfx"), "BND-MOBI-017", "KFX"),
                Arguments.of(bytes("\u00EADRMION\u00EE" + "\0".repeat(100)), "BND-MOBI-018", "protected KFX"),
                Arguments.of(zip("resources/book.kdf"), "BND-MOBI-019", "Kindle Create"),
                Arguments.of(bytes("TPZ0" + "\0".repeat(100)), "BND-MOBI-020", "Topaz"),
                Arguments.of(MobiBuilder.book().kind("PNRdPPrs").bytes(), "BND-MOBI-021", "eReader"),
                Arguments.of(MobiBuilder.book().kind("ToGoToGo").bytes(), "BND-MOBI-021", "iSilo"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String name) {
        return EpubBuilder.empty().remove("mimetype").add(name, "x").bytes();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_is_named_and_refused(byte[] bytes, String code, String name) throws Exception {
        MediaType type = new MobiDetector()
                .detect(TestBook.of("book.azw3", MediaType.UNKNOWN, bytes))
                .map(Detection::mediaType)
                .orElseThrow();
        assertThat(handler.mediaTypes()).contains(type);
        TestBook book = TestBook.of("book.azw3", type, bytes);
        try (TestStepContext context = new TestStepContext()) {
            for (RejectedException refused : new RejectedException[] {
                catchThrowableOfType(RejectedException.class, () -> handler.validate(book, context)),
                catchThrowableOfType(RejectedException.class, () -> handler.extractMetadata(book, context))
            }) {
                assertThat(refused.code().code()).isEqualTo(code);
                assertThat(refused.code().remedy()).containsIgnoringCase("send");
                assertThat(refused).hasMessageContaining(name);
                assertThat(refused.findings()).hasSize(1);
            }
        }
        assertThat(book.openStreams()).isZero();
    }
}
