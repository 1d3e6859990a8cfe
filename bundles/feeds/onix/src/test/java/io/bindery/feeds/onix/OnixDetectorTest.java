package io.bindery.feeds.onix;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnixDetectorTest extends FormatDetectorContract {

    @Override
    protected FormatDetector detector() {
        return new OnixDetector();
    }

    @Override
    protected TestBook recognised() {
        return Messages.message(Messages.onix3(Messages.product("r1", "9780141439587", "")));
    }

    @Override
    protected MediaType expected() {
        return OnixFeed.ONIX;
    }

    @Test
    void all_messages_of_the_corpus_are_recognised() throws IOException {
        for (Path file : Messages.corpus()) {
            assertThat(detector().detect(TestBook.of(file, MediaType.UNKNOWN)))
                    .as("%s", file)
                    .hasValueSatisfying(it -> assertThat(it.mediaType()).isEqualTo(OnixFeed.ONIX));
        }
    }

    @Test
    void other_xml_is_not() throws IOException {
        TestBook book = Messages.message("<?xml version='1.0'?><FictionBook><Product/></FictionBook>");
        assertThat(detector().detect(book)).isEmpty();
    }
}
