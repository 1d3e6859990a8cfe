package io.bindery.formats.comics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComicDetectorTest extends FormatDetectorContract {

    private final ComicDetector detector = new ComicDetector();

    @Override
    protected FormatDetector detector() {
        return detector;
    }

    @Override
    protected TestBook recognised() {
        return Comic.book(Comic.whole());
    }

    @Override
    protected MediaType expected() {
        return ComicTypes.CBZ;
    }

    private Optional<Confidence> confidence(String name, EpubBuilder archive) throws Exception {
        return detector.detect(TestBook.of(name, MediaType.UNKNOWN, archive.bytes()))
                .map(Detection::confidence);
    }

    @Test
    void metadata_make_it_sure_pictures_likely_and_the_name_a_claim() throws Exception {
        EpubBuilder pictures = Comic.whole().remove("ComicInfo.xml");
        assertThat(confidence("x", Comic.whole())).contains(Confidence.CERTAIN);
        assertThat(confidence("x", pictures.add("note.txt", "x").add("Thumbs.db", "x")))
                .isEmpty();
        assertThat(confidence("x", pictures.add("004.jpg", "x"))).contains(Confidence.LIKELY);
        assertThat(confidence("x.CBZ", Comic.empty().add("a.txt", "x"))).contains(Confidence.CLAIMED);
        assertThat(confidence("x.zip", Comic.empty().add("a.txt", "x"))).isEmpty();
    }

    @Test
    void archives_of_other_formats_are_none() throws Exception {
        assertThat(confidence("x", Comic.whole().add("mimetype", "application/epub+zip")))
                .isEmpty();
        assertThat(confidence("x", Comic.whole().add("[Content_Types].xml", "<Types/>")))
                .isEmpty();
        for (Path file : Corpus.files("epub/books", ".epub")) {
            assertThat(detector.detect(TestBook.of(file, MediaType.UNKNOWN))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cbr, application/vnd.comicbook-rar, BND-COMIC-012",
        "cb7, application/x-cb7, BND-COMIC-013",
        "cbt, application/x-cbt, BND-COMIC-014"
    })
    void comic_books_that_are_packed_otherwise_are_named_and_refused(String ending, String type, String code)
            throws Exception {
        String bytes = switch (ending) {
            case "cbr" -> "Rar!\u001A\7\1\0" + "\0".repeat(300);
            case "cb7" -> "7z\u00BC\u00AF'\u001C" + "\0".repeat(300);
            default -> "001.jpg" + "\0".repeat(250) + "ustar" + "\0".repeat(300);
        };
        byte[] archive = bytes.getBytes(StandardCharsets.ISO_8859_1);
        MediaType found = detector.detect(TestBook.of("comic." + ending, MediaType.UNKNOWN, archive))
                .map(Detection::mediaType)
                .orElseThrow();
        assertThat(found.name()).isEqualTo(type);
        assertThat(detector.detect(TestBook.of("backup.bin", MediaType.UNKNOWN, archive)))
                .isEmpty();
        UnsupportedComicHandler handler = new UnsupportedComicHandler();
        assertThat(handler.mediaTypes()).contains(found);
        try (TestStepContext context = new TestStepContext()) {
            RejectedException refused = catchThrowableOfType(
                    RejectedException.class,
                    () -> handler.validate(TestBook.of("comic." + ending, found, archive), context));
            assertThat(refused.code().code()).isEqualTo(code);
            assertThat(refused.code().remedy()).contains(".cbz");
        }
    }
}
