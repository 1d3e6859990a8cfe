package io.bindery.enrichers.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Mention;
import io.bindery.api.metadata.Mention.Kind;
import io.bindery.api.metadata.MetadataField;
import io.bindery.testkit.MetadataEnricherContract;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionEnricherTest extends MetadataEnricherContract {

    private static final Tagger TAGGER = new Tagger();

    @Override
    protected MetadataEnricher enricher() {
        return new MentionEnricher(TAGGER);
    }

    @Override
    protected TestBook book() {
        return TestBook.of("b.txt", new MediaType("text/plain"), new byte[] {'x'})
                .withText(
                        "In 1851 Captain Ahab sailed from Nantucket to Japan. \"The whale,\" said Ahab, \"is near.\"\n"
                                + "Mr. Starbuck and Captain Ahab spoke of Nantucket. They had sailed with 1200 barrels in the"
                                + " nineteenth century.\n");
    }

    @Override
    protected boolean speaksOfTheText() {
        return true;
    }

    @Override
    protected BookMetadata known() {
        return RealBooks.in("en");
    }

    private List<Mention> mentions(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY
                    .apply(enricher().enrich(book, known(), context), "mentions", Instant.EPOCH)
                    .all(MetadataField.MENTIONS);
        }
    }

    @Test
    void people_places_and_times_are_counted() throws Exception {
        assertThat(mentions(book()))
                .contains(
                        new Mention(Kind.PERSON, "Ahab", 3),
                        new Mention(Kind.PLACE, "Nantucket", 2),
                        new Mention(Kind.PLACE, "Japan", 1),
                        new Mention(Kind.TIME, "1851", 1),
                        new Mention(Kind.TIME, "nineteenth century", 1))
                .noneMatch(mention -> mention.name().equals("1200"))
                .isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
    }

    @Test
    void the_people_and_places_of_a_real_book_come_first() throws Exception {
        List<Mention> found = mentions(RealBooks.named("sherlock-holmes"));
        assertThat(found.stream()
                        .filter(mention -> mention.kind() == Kind.PERSON)
                        .limit(6))
                .extracting(Mention::name)
                .contains("Holmes");
        assertThat(found.stream()
                        .filter(mention -> mention.kind() == Kind.PLACE)
                        .limit(6))
                .extracting(Mention::name)
                .contains("London");
    }
}
