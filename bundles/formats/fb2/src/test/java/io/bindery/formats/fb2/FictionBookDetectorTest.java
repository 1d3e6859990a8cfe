package io.bindery.formats.fb2;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FictionBookDetectorTest extends FormatDetectorContract {

    @Override
    protected FormatDetector detector() {
        return new FictionBookDetector();
    }

    @Override
    protected TestBook recognised() {
        return Books.of(Books.GOOD);
    }

    @Override
    protected MediaType expected() {
        return FictionBookHandler.FB2;
    }

    @Test
    void in_an_archive_it_is_recognised_under_any_name() throws Exception {
        TestBook book = Books.zipped(Books.archive().add("a.fb2", Books.GOOD).add("readme.txt", "from a library"));
        TestBook renamed = TestBook.of("x", MediaType.UNKNOWN, book.bytes());
        assertThat(detector().detect(renamed)).contains(new Detection(FictionBookHandler.ZIPPED, Confidence.CERTAIN));
    }

    @Test
    void it_is_recognised_in_the_encodings_that_books_have() throws Exception {
        for (String name : new String[] {"windows-1251", "KOI8-R", "UTF-16"}) {
            TestBook book = Books.of(Books.GOOD.replace("UTF-8", name), Charset.forName(name));
            assertThat(detector().detect(book))
                    .as(name)
                    .map(Detection::confidence)
                    .contains(Confidence.CERTAIN);
        }
    }

    @Test
    void other_xml_and_other_archives_are_claimed_by_their_name_only() throws Exception {
        byte[] xml = "<?xml version='1.0'?><book/>".getBytes(StandardCharsets.UTF_8);
        assertThat(detector().detect(TestBook.of("a.xml", MediaType.UNKNOWN, xml)))
                .isEmpty();
        assertThat(detector().detect(TestBook.of("a.fb2", MediaType.UNKNOWN, xml)))
                .map(Detection::confidence)
                .contains(Confidence.CLAIMED);
        byte[] zip = Books.archive().add("a.txt", "text").bytes();
        assertThat(detector().detect(TestBook.of("a.zip", MediaType.UNKNOWN, zip)))
                .isEmpty();
        assertThat(detector().detect(TestBook.of("a.fb2.zip", MediaType.UNKNOWN, zip)))
                .map(Detection::confidence)
                .contains(Confidence.CLAIMED);
    }
}
