package io.bindery.testkit;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.feed.FeedReader;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** As {@link BadPluginsTest}, for plugins of feeds. */
class BadFeedPluginsTest {

    /** A feed of toys, a product a line: its title, and nothing else. A line with a question mark is none. */
    static class ToyFeed implements MetadataFeed {

        @Override
        public Set<MediaType> mediaTypes() {
            return Set.of(Toy.TYPE);
        }

        @Override
        public List<Finding> read(BookContent message, FeedReader products, StepContext context) throws Exception {
            context.checkCancelled();
            for (String line : Toy.lines(message)) {
                products.product(product(line));
            }
            return List.of();
        }

        FeedProduct product(String line) {
            String name = line.isBlank() ? "?" : line.replace("\0", "");
            List<Finding> findings = name.contains("?")
                    ? List.of(new Finding(
                            "TOY-2", Severity.ERROR, "toys", "no toy", "Send a toy.", Location.of("record " + name)))
                    : List.of();
            return new FeedProduct(
                    name,
                    FeedProduct.Notice.COMPLETE,
                    "toys",
                    Instant.EPOCH,
                    List.of(new Identifier("TOY", "n" + name)),
                    MetadataPatch.builder()
                            .add(MetadataField.TITLES, Title.main("t" + name), "line")
                            .build(),
                    Set.of(),
                    findings);
        }
    }

    static class Feeds extends MetadataFeedContract {
        static ToyFeed tried;

        @Override
        protected MetadataFeed feed() {
            return tried;
        }

        @Override
        protected TestBook message() {
            return message("TOY\none\ntwo\nthree\n");
        }

        @Override
        protected TestBook messageWithABadSecondProduct() {
            return message("TOY\none\n?\nthree\n");
        }

        private static TestBook message(String text) {
            return TestBook.of("a.toys", Toy.TYPE, text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @TestFactory
    Stream<DynamicTest> a_feed_that() {
        return new BadPluginsTest.Cases<ToyFeed>(Feeds.class, feed -> Feeds.tried = feed)
                .good(new ToyFeed())
                .bad("stops at a bad product", "a_bad_product_is_told_and_does_not_stop_the_others", new ToyFeed() {
                    @Override
                    public List<Finding> read(BookContent message, FeedReader products, StepContext context)
                            throws Exception {
                        context.checkCancelled();
                        for (String line : Toy.lines(message)) {
                            FeedProduct product = product(line);
                            products.product(product);
                            if (!product.usable()) {
                                break;
                            }
                        }
                        return List.of();
                    }
                })
                .bad("catches what the platform throws", "products_come_while_the_message_is_read", new ToyFeed() {
                    @Override
                    public List<Finding> read(BookContent message, FeedReader products, StepContext context)
                            throws Exception {
                        List<Finding> findings = new ArrayList<>();
                        try {
                            super.read(message, products, context);
                        } catch (IllegalStateException e) {
                            findings.add(Toy.fault(Severity.ERROR));
                        }
                        return findings;
                    }
                })
                .bad("is whimsical", "several_threads_get_the_same_products", new ToyFeed() {
                    @Override
                    FeedProduct product(String line) {
                        return super.product(line + Misdeeds.whim());
                    }
                })
                .bad("does not hear", "a_cancelled_job_is_left", new ToyFeed() {
                    @Override
                    public List<Finding> read(BookContent message, FeedReader products, StepContext context)
                            throws Exception {
                        return super.read(message, products, new TestStepContext());
                    }
                })
                .bad("leaves a stream open", "its_streams_are_closed_and_the_message_is_as_it_was", new ToyFeed() {
                    @Override
                    public List<Finding> read(BookContent message, FeedReader products, StepContext context)
                            throws Exception {
                        Misdeeds.leaveAStreamOpen(message);
                        return super.read(message, products, context);
                    }
                })
                .tests();
    }
}
