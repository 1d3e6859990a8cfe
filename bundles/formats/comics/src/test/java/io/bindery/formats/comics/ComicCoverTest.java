package io.bindery.formats.comics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.cover.CoverExtractor;
import io.bindery.testkit.CoverExtractorContract;
import io.bindery.testkit.TestBook;
import org.junit.jupiter.api.Test;

class ComicCoverTest extends CoverExtractorContract {

    @Override
    protected CoverExtractor extractor() {
        return new ComicHandler();
    }

    @Override
    protected TestBook bookWithCover() {
        return Comic.book(Comic.whole());
    }

    @Test
    void the_page_that_is_called_the_front_cover_is_it_else_the_first_one() throws Exception {
        assertThat(cover(bookWithCover())).isEqualTo(Comic.picture("jpg", 60, 80));
        assertThat(cover(Comic.book(Comic.whole().remove("ComicInfo.xml")))).isEqualTo(Comic.picture("jpg", 30, 40));
        assertThat(cover(Comic.book(Comic.empty().add("1.png", Comic.bomb())))).isEmpty();
    }
}
