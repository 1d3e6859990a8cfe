package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link MetadataFeed} promises. A feed's test extends this and gives it a feed and messages. */
public abstract class MetadataFeedContract {

    /** The feed to try. */
    protected abstract MetadataFeed feed();

    /** A message with at least three products, all of them right, and nothing else to be said of it. */
    protected abstract TestBook message();

    /** The same message, in which only the second product cannot be understood. */
    protected abstract TestBook messageWithABadSecondProduct();

    @Test
    final void it_reads_the_type_of_its_message() {
        assertThat(feed().mediaTypes()).contains(message().mediaType());
        assertThat(feed().mediaTypes()).isEqualTo(feed().mediaTypes());
    }

    @Test
    final void each_product_says_which_it_is_who_says_it_and_what() throws Exception {
        List<FeedProduct> products = products(message());
        assertThat(products).hasSizeGreaterThanOrEqualTo(3).allSatisfy(product -> {
            assertThat(product.usable()).as("%s", product.findings()).isTrue();
            assertThat(product.reference()).isNotBlank();
            assertThat(product.identifiers()).isNotEmpty();
            assertThat(product.patch().statements())
                    .isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement.field())
                            .satisfies(field -> assertThat(field.name()).doesNotStartWith("bindery.")));
        });
        assertThat(products).extracting(FeedProduct::reference).doesNotHaveDuplicates();
    }

    @Test
    final void a_bad_product_is_told_and_does_not_stop_the_others() throws Exception {
        List<FeedProduct> good = products(message());
        List<FeedProduct> products = products(messageWithABadSecondProduct());
        assertThat(products).hasSameSizeAs(good);
        assertThat(products.get(1).usable()).isFalse();
        assertThat(products.get(1).findings()).anySatisfy(finding -> {
            assertThat(finding.severity().rejects()).isTrue();
            assertThat(finding.remedy()).isNotBlank();
            assertThat(finding.location().path()).as("it names the record").isNotBlank();
        });
        assertThat(products.get(0)).isEqualTo(good.get(0));
        assertThat(products.subList(2, products.size())).isEqualTo(good.subList(2, good.size()));
    }

    @Test
    final void products_come_while_the_message_is_read() {
        List<FeedProduct> seen = new ArrayList<>();
        IllegalStateException own = new IllegalStateException("the platform has had enough");
        try (TestStepContext context = new TestStepContext()) {
            assertThatThrownBy(() -> feed().read(
                                    message(),
                                    product -> {
                                        seen.add(product);
                                        throw own;
                                    },
                                    context))
                    .as("what the platform throws comes through")
                    .isSameAs(own);
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    final void several_threads_get_the_same_products() throws Exception {
        TestBook message = message();
        List<FeedProduct> products = products(message);
        assertThat(Threads.all(8, () -> products(message))).containsOnly(products);
    }

    @Test
    final void its_streams_are_closed_and_the_message_is_as_it_was() throws Exception {
        TestBook message = message();
        products(message);
        assertThat(message.openStreams()).isZero();
        assertThat(message.file()).hasBinaryContent(message.bytes());
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook message = message();
        Manners.ofA(() -> products(message));
    }

    @Test
    final void a_cancelled_job_is_left() {
        try (TestStepContext context = new TestStepContext().cancel()) {
            assertThatThrownBy(() -> feed().read(message(), product -> {}, context))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_are_read_or_rejected() {
        return HostileBytes.around(message().bytes()).entrySet().stream().map(this::read);
    }

    private DynamicTest read(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook message = TestBook.of(message().fileName(), message().mediaType(), bytes.getValue());
            List<Finding> said = List.of();
            List<FeedProduct> products = new ArrayList<>();
            try (TestStepContext context = new TestStepContext()) {
                said = feed().read(message, products::add, context);
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(said).doesNotContainNull();
            assertThat(products).doesNotContainNull();
            assertThat(message.openStreams()).isZero();
        });
    }

    /** Reads a message as the platform would. */
    protected final List<FeedProduct> products(TestBook message) throws Exception {
        List<FeedProduct> products = new ArrayList<>();
        try (TestStepContext context = new TestStepContext()) {
            feed().read(message, products::add, context);
        }
        return products;
    }
}
