package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MobiDetectorTest extends FormatDetectorContract {

    private final MobiDetector detector = new MobiDetector();

    @Override
    protected FormatDetector detector() {
        return detector;
    }

    @Override
    protected TestBook recognised() {
        return MobiBuilder.book().build();
    }

    @Override
    protected MediaType expected() {
        return KindleTypes.MOBI;
    }

    private Optional<MediaType> type(byte[] bytes) throws Exception {
        return detector.detect(TestBook.of("book", MediaType.UNKNOWN, bytes)).map(Detection::mediaType);
    }

    private Optional<MediaType> type(String bytes) throws Exception {
        return type(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void every_book_of_the_corpus_is_surely_a_mobi() throws Exception {
        for (String ending : new String[] {".mobi", ".fail"}) {
            for (Path file : Corpus.files("mobi", ending)) {
                assertThat(detector.detect(TestBook.of(file, MediaType.UNKNOWN)))
                        .as(file.toString())
                        .contains(new Detection(KindleTypes.MOBI, Confidence.CERTAIN));
            }
        }
    }

    @Test
    void a_book_whose_first_part_is_of_version_8_is_kf8() throws Exception {
        assertThat(type(MobiBuilder.book().header(36, 8).bytes())).contains(KindleTypes.KF8);
    }

    @Test
    void the_older_palmdoc_is_mobi_too() throws Exception {
        assertThat(type(MobiBuilder.palmDoc(new byte[] {'a'}).bytes())).contains(KindleTypes.MOBI);
    }

    @Test
    void kfx_topaz_and_other_palm_books_are_named() throws Exception {
        assertThat(type("CONT\2\0" + "\0".repeat(100))).contains(KindleTypes.KFX);
        assertThat(type("\u00EADRMION\u00EE" + "\0".repeat(100))).contains(KindleTypes.KFX);
        assertThat(type("TPZ0" + "\0".repeat(100))).contains(KindleTypes.TOPAZ);
        assertThat(type(MobiBuilder.book().kind("DataPlkr").bytes())).contains(KindleTypes.OTHER_PALM);
        assertThat(type(EpubBuilder.empty()
                        .remove("mimetype")
                        .add("resources/book.kdf", "SQLite format 3")
                        .bytes()))
                .contains(KindleTypes.KFX);
        assertThat(type(EpubBuilder.empty()
                        .remove("mimetype")
                        .add("CR!1234/book.kfx", "CONT")
                        .bytes()))
                .contains(KindleTypes.KFX);
    }

    @Test
    void what_only_begins_alike_is_not_claimed() throws Exception {
        assertThat(type("CONTENTS of the shelf: " + "books, ".repeat(20))).isEmpty();
        assertThat(type(MobiBuilder.book().kind("DATAmemo").bytes())).isEmpty();
        assertThat(type(EpubBuilder.empty().bytes())).isEmpty();
    }
}
