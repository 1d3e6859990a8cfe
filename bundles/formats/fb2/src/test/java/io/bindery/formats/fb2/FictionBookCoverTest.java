package io.bindery.formats.fb2;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.cover.CoverExtractor;
import io.bindery.testkit.CoverExtractorContract;
import io.bindery.testkit.TestBook;
import org.junit.jupiter.api.Test;

class FictionBookCoverTest extends CoverExtractorContract {

    @Override
    protected CoverExtractor extractor() {
        return new FictionBookHandler();
    }

    @Override
    protected TestBook bookWithCover() {
        return Books.of(Books.GOOD);
    }

    @Test
    void the_cover_is_the_picture_of_the_cover_page() throws Exception {
        assertThat(cover(bookWithCover())).isEqualTo(Books.picture());
        assertThat(cover(Books.edited("<coverpage><image l:href=\"#cover.png\"/></coverpage>", "")))
                .isEmpty();
    }
}
