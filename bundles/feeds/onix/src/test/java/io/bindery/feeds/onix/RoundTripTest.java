package io.bindery.feeds.onix;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.feed.FeedProduct;
import io.bindery.testkit.TestBook;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What was read comes out again, and means the same. */
class RoundTripTest {

    @TestFactory
    Stream<DynamicTest> a_message_of_the_corpus_comes_out_as_it_went_in() {
        return Messages.corpus().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> roundTrip(file)));
    }

    private static void roundTrip(Path file) throws Exception {
        FeedProduct first = Messages.read(TestBook.of(file, OnixFeed.ONIX)).only();
        String exported = Messages.export(Messages.metadata(first.patch()));
        Messages.Read again = Messages.read(exported);

        assertThat(again.findings()).isEmpty();
        assertThat(again.only().usable()).as("%s", again.only().findings()).isTrue();
        assertThat(Messages.fields(again.only().patch())).isEqualTo(Messages.fields(first.patch()));
        assertThat(again.only().reference()).isEqualTo(first.reference());
        assertThat(again.only().identifiers()).isEqualTo(first.identifiers());
    }
}
