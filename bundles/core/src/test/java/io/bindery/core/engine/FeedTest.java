package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.feed.FeedProduct.Notice;
import io.bindery.api.feed.FeedReader;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import io.bindery.core.jobs.JobReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages about products, on real stores, by a feed of a small format. */
class FeedTest {

    private static final String ISBN = "9780141439587";
    private static final String OTHER_ISBN = "9780316769488";

    private EngineRig rig;

    /** A product a line: {@code product: reference|notice|ISBN|title|publisher}; {@code sent: 2026-01-01} before them. */
    private static final class LineFeed implements MetadataFeed {
        @Override
        public Set<MediaType> mediaTypes() {
            return Set.of(new MediaType("text/feed"));
        }

        @Override
        public List<Finding> read(BookContent message, FeedReader products, StepContext context) throws Exception {
            Instant sent = null;
            for (String line : PluginShelf.Lines.of(message).lines()) {
                context.checkCancelled();
                if (line.startsWith("sent: ")) {
                    sent = Instant.parse(line.substring(6) + "T00:00:00Z");
                } else if (line.startsWith("product: ")) {
                    products.product(product(line.substring(9).split("\\|", -1), sent));
                }
            }
            return List.of();
        }

        private static FeedProduct product(String[] parts, Instant sent) {
            MetadataPatch.Builder patch = MetadataPatch.builder();
            if (!parts[3].isEmpty()) {
                patch.add(MetadataField.TITLES, Title.main(parts[3]), "Title/text");
            }
            if (!parts[4].isEmpty()) {
                patch.add(MetadataField.PUBLISHER, parts[4], "Publisher/name");
            }
            List<Finding> findings = parts[2].equals("bad")
                    ? List.of(new Finding("X-1", Severity.ERROR, "lines", "bad", "Mend it.", Location.of(parts[0])))
                    : List.of();
            return new FeedProduct(
                    parts[0],
                    Notice.valueOf(parts[1]),
                    "Sender",
                    sent,
                    parts[2].isEmpty() ? List.of() : List.of(new Identifier("ISBN", parts[2])),
                    patch.build(),
                    Set.of(parts[3].isEmpty() ? "Publisher" : "Title"),
                    findings);
        }
    }

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
        rig.shelf.put(MetadataFeed.class, "lines-feed", new LineFeed());
        rig.start();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private JobReport send(String... lines) throws Exception {
        return send(JobState.SUCCEEDED, lines);
    }

    private JobReport send(JobState end, String... lines) throws Exception {
        Job job = rig.submit("type: text/feed\n" + String.join("\n", lines));
        return rig.await(job, end);
    }

    private static String summary(JobReport report) {
        return report.findings().get(0).message();
    }

    private BookMetadata inEffect(String isbn) {
        return rig.stores.catalogue().list("acme", null, 10).stream()
                .filter(book -> book.identifier().equals("isbn:" + isbn))
                .findFirst()
                .orElseThrow()
                .metadata();
    }

    private void ingest(String isbn) throws Exception {
        rig.await(rig.submit(book("title: of the file", "isbn: " + isbn)), JobState.SUCCEEDED);
    }

    @Test
    void a_product_finds_its_book_whichever_comes_first() throws Exception {
        ingest(ISBN);
        JobReport report = send(
                "sent: 2026-01-01",
                "product: r1|COMPLETE|" + ISBN + "|Emma|Penguin",
                "product: r2|COMPLETE|" + OTHER_ISBN + "|Catcher|Little, Brown");
        assertThat(summary(report)).isEqualTo("2 products: 2 new, 1 waiting for their books");
        assertThat(inEffect(ISBN).title()).contains("Emma");
        ingest(OTHER_ISBN);
        assertThat(inEffect(OTHER_ISBN).title()).contains("Catcher");
        assertThat(report.job().steps()).extracting("name").containsExactly("identify", "import-feed");
        assertThat(report.job().bookId()).as("a message is no book").isNull();
        assertThat(rig.stores.catalogue().list("acme", null, 10)).hasSize(2);
    }

    @Test
    void the_same_again_changes_nothing_and_an_older_message_does_not_count() throws Exception {
        ingest(ISBN);
        send("sent: 2026-02-01", "product: r1|COMPLETE|" + ISBN + "|Newer|P");
        assertThat(summary(send("sent: 2026-02-01", "product: r1|COMPLETE|" + ISBN + "|Newer|P")))
                .isEqualTo("1 products: 1 unchanged");
        assertThat(summary(send("sent: 2026-01-01", "product: r1|COMPLETE|" + ISBN + "|Older|P")))
                .isEqualTo("1 products: 1 older");
        assertThat(inEffect(ISBN).title()).contains("Newer");
        assertThat(summary(send("sent: 2026-03-01", "product: r1|COMPLETE|" + ISBN + "|Newest|P")))
                .isEqualTo("1 products: 1 updated");
        assertThat(inEffect(ISBN).title()).contains("Newest");
    }

    @Test
    void a_deletion_withdraws_what_was_said_also_if_it_names_the_record_only() throws Exception {
        ingest(ISBN);
        send("sent: 2026-01-01", "product: r1|COMPLETE|" + ISBN + "|Emma|P");
        JobReport report = send("sent: 2026-01-02", "product: r1|DELETE|||", "product: r9|DELETE|||");
        assertThat(summary(report)).isEqualTo("2 products: 1 unchanged, 1 withdrawn");
        assertThat(report.findings()).extracting(Finding::code).contains("BND-FEED-005");
        assertThat(inEffect(ISBN).title()).contains("of the file");
        assertThat(summary(send("sent: 2026-01-01", "product: r1|COMPLETE|" + ISBN + "|Emma|P")))
                .as("what was taken back does not come back by an old message")
                .contains("1 older");
    }

    @Test
    void an_update_in_part_leaves_the_other_parts() throws Exception {
        ingest(ISBN);
        send("sent: 2026-01-01", "product: r1|COMPLETE|" + ISBN + "|Emma|Penguin");
        send("sent: 2026-01-02", "product: r1|UPDATE|" + ISBN + "|Emma, a novel|");
        assertThat(inEffect(ISBN).title()).contains("Emma, a novel");
        assertThat(inEffect(ISBN).first(MetadataField.PUBLISHER)).contains("Penguin");
    }

    @Test
    void a_corrected_identifier_takes_the_word_from_the_wrong_book() throws Exception {
        ingest(ISBN);
        ingest(OTHER_ISBN);
        send("sent: 2026-01-01", "product: r1|COMPLETE|" + ISBN + "|Catcher|P");
        send("sent: 2026-01-02", "product: r1|COMPLETE|" + OTHER_ISBN + "|Catcher|P");
        assertThat(inEffect(ISBN).title()).contains("of the file");
        assertThat(inEffect(OTHER_ISBN).title()).contains("Catcher");
    }

    @Test
    void bad_products_are_told_and_a_message_of_nothing_else_is_rejected() throws Exception {
        JobReport some = send(
                "sent: 2026-01-01",
                "product: r1|COMPLETE|bad|x|P",
                "product: r2|COMPLETE|" + ISBN + "|Emma|P",
                "product: r3|TEST|" + ISBN + "|Test|P");
        assertThat(summary(some)).isEqualTo("3 products: 1 new, 1 refused, 1 tests, 1 waiting for their books");
        assertThat(some.findings())
                .anySatisfy(it -> assertThat(it.location().path()).isEqualTo("r1"));
        JobReport none = send(JobState.REJECTED, "sent: 2026-01-01", "product: r1|COMPLETE|bad|x|P");
        assertThat(none.job().failure()).isNotNull();
        assertThat(none.job().failure().code()).isEqualTo("BND-FEED-001");
    }

    @Test
    void a_message_from_the_future_counts_from_its_arrival() throws Exception {
        ingest(ISBN);
        JobReport report = send("sent: 2999-01-01", "product: r1|COMPLETE|" + ISBN + "|Future|P");
        assertThat(report.findings()).extracting(Finding::code).contains("BND-FEED-003");
        send("product: r1|COMPLETE|" + ISBN + "|Now|P");
        assertThat(inEffect(ISBN).title()).contains("Now");
    }

    @Test
    void a_message_goes_on_when_the_database_comes_back() throws Exception {
        String products = IntStream.range(0, 450)
                .mapToObj(i -> "product: r" + i + "|COMPLETE|" + (9_780_000_000_000L + i) + "|T" + i + "|P")
                .collect(Collectors.joining("\n"));
        Job job = rig.submit("type: text/feed\nsent: 2026-01-01\n" + products);
        rig.answersLost(true);
        Thread.sleep(300);
        rig.answersLost(false);
        JobReport report = rig.await(job, JobState.SUCCEEDED);
        assertThat(summary(report)).startsWith("450 products: ").doesNotContain("refused");
        assertThat(rig.stores.layers().withReference("acme", "lines-feed:Sender", "r449"))
                .hasSize(1);
        assertThat(rig.stores.layers().withReference("acme", "lines-feed:Sender", "r0"))
                .hasSize(1);
    }
}
