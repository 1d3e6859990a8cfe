package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.MetadataField;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.InstalledProgram;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole books, made by calibre from a real EPUB: KF8 alone and behind MOBI 6 is valid, and holds what the EPUB does. */
class ConvertedBooksTest {

    @TempDir
    private static Path folder;

    private final MobiHandler handler = new MobiHandler();

    @BeforeAll
    static void tools() {
        Tools.needMobitool();
        InstalledProgram.required("ebook-convert", "calibre");
    }

    @ParameterizedTest
    @CsvSource({"azw3, KF8, application/vnd.amazon.mobi8-ebook", "both, MOBI 6 + KF8, application/x-mobipocket-ebook"})
    void a_converted_book_is_valid_and_holds_what_it_was_made_of(String kind, String format, String type)
            throws Exception {
        TestBook unknown = TestBook.of(convert(kind), MediaType.UNKNOWN);
        MediaType found =
                new MobiDetector().detect(unknown).map(Detection::mediaType).orElseThrow();
        assertThat(found.name()).isEqualTo(type);
        TestBook book = TestBook.of("book", found, unknown.bytes());
        try (TestStepContext context = new TestStepContext()) {
            assertThat(handler.validate(book, context).findings()).isEmpty();
        }
        BookMetadata metadata;
        try (TestStepContext context = new TestStepContext()) {
            metadata = BookMetadata.EMPTY.apply(handler.extractMetadata(book, context), "mobi", Instant.EPOCH);
        }
        assertThat(metadata.title()).contains("The Waste Land");
        assertThat(metadata.first(MetadataField.CONTRIBUTORS))
                .hasValueSatisfying(author -> assertThat(author.name()).isEqualTo("T.S. Eliot"));
        assertThat(metadata.first(MetadataField.FORMAT)).contains(format);
        assertThat(metadata.all(MetadataField.CONTENTS))
                .extracting(ContentsEntry::title)
                .containsSubsequence("I. THE BURIAL OF THE DEAD", "II. A GAME OF CHESS", "V. WHAT THE THUNDER SAID");
        assertThat(metadata.first(MetadataField.COVER))
                .hasValueSatisfying(cover -> assertThat(cover.mediaType()).isEqualTo("image/jpeg"));
        try (TestStepContext context = new TestStepContext()) {
            StringWriter text = new StringWriter();
            handler.extractText(book, text, context);
            assertThat(text.toString())
                    .containsSubsequence(
                            "THE BURIAL OF THE DEAD",
                            "\nApril is the cruellest month, breeding\n",
                            "A GAME OF CHESS",
                            "HURRY UP PLEASE ITS TIME",
                            "Shantih shantih shantih");
        }
    }

    private static Path convert(String kind) throws IOException, InterruptedException {
        Path made = folder.resolve(kind.equals("azw3") ? "book.azw3" : kind + ".mobi");
        ProcessBuilder builder = new ProcessBuilder(
                        "ebook-convert",
                        Corpus.path("epub/books/wasteland.epub").toString(),
                        made.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        if (!kind.equals("azw3")) {
            builder.command().add("--mobi-file-type=" + kind);
        }
        builder.environment().put("QT_QPA_PLATFORM", "offscreen");
        builder.environment().put("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox");
        assertThat(builder.start().waitFor()).isZero();
        return made;
    }
}
