package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.cover.CoverExtractor;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.CoverExtractorContract;
import io.bindery.testkit.TestBook;
import org.junit.jupiter.api.Test;

class MobiCoverTest extends CoverExtractorContract {

    @Override
    protected CoverExtractor extractor() {
        return new MobiHandler();
    }

    @Override
    protected TestBook bookWithCover() {
        return TestBook.of(Corpus.path("mobi/sample-unicode-huffdic.mobi"), KindleTypes.MOBI);
    }

    @Test
    void a_book_without_a_picture_has_no_cover() throws Exception {
        assertThat(cover(MobiBuilder.book().exth(100, "A. Writer").build())).isEmpty();
    }
}
