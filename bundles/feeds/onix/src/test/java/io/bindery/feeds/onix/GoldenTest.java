package io.bindery.feeds.onix;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.feed.FeedProduct;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.Statement;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is read from each message of the corpus, as a person has looked it over; {@code -Dbindery.derive} writes it anew. */
class GoldenTest {

    private static final Path GOLDEN = Corpus.projectRoot().resolve("bundles/feeds/onix/src/test/resources/golden");

    @TestFactory
    Stream<DynamicTest> a_message_says_what_it_said() {
        return Messages.corpus().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws Exception {
        Path golden = GOLDEN.resolve(file.getFileName().toString().replace(".xml", ".txt"));
        String said = said(Messages.read(TestBook.of(file, OnixFeed.ONIX)));
        if (System.getProperty("bindery.derive") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    private static String said(Messages.Read read) {
        StringBuilder text = new StringBuilder();
        for (FeedProduct product : read.products()) {
            text.append("record ").append(product.reference()).append(' ').append(product.notice());
            text.append(" from ")
                    .append(product.sender())
                    .append(" at ")
                    .append(product.sentAt())
                    .append('\n');
            for (Statement<?> statement : product.patch().statements()) {
                String value = statement.value().toString().replaceAll("\\s+", " ");
                text.append(statement.field()).append(" = ").append(value).append("  <- ");
                text.append(statement.origin()).append('\n');
            }
            product.findings().forEach(finding -> text.append(line(finding)));
        }
        read.findings().forEach(finding -> text.append(line(finding)));
        return text.toString();
    }

    private static String line(Finding finding) {
        return finding.severity() + " " + finding.code() + " " + finding.location() + " " + finding.message() + "\n";
    }
}
