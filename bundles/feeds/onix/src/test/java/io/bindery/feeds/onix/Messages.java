package io.bindery.feeds.onix;

import io.bindery.api.feed.FeedProduct;
import io.bindery.api.feed.MetadataExport.Letterhead;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages for tests, and what is read from them. */
final class Messages {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Messages() {}

    /** What a reading gave. */
    record Read(List<FeedProduct> products, List<Finding> findings) {
        FeedProduct only() {
            if (products.size() != 1) {
                throw new AssertionError(products.size() + " products: " + products);
            }
            return products.get(0);
        }
    }

    static TestBook message(String xml) {
        return message(xml.getBytes(StandardCharsets.UTF_8));
    }

    static TestBook message(byte[] bytes) {
        return TestBook.of("message.xml", OnixFeed.ONIX, bytes);
    }

    static List<Path> corpus() {
        return Corpus.files("onix", ".xml");
    }

    static Read read(TestBook message) throws Exception {
        List<FeedProduct> products = new ArrayList<>();
        try (TestStepContext context = new TestStepContext()) {
            return new Read(products, new OnixFeed().read(message, products::add, context));
        }
    }

    static Read read(String xml) throws Exception {
        return read(message(xml));
    }

    /** A message of ONIX 3.0 with these products, one a line from line 4 on. */
    static String onix3(String... products) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
                <Header><Sender><SenderName>Test Press</SenderName></Sender><SentDateTime>20260102T0304Z</SentDateTime></Header>
                """ + String.join("\n", products) + "\n</ONIXMessage>\n";
    }

    /** A small product with more in its descriptive detail. */
    static String product(String reference, String isbn, String more) {
        return "<Product><RecordReference>" + reference + "</RecordReference><NotificationType>03</NotificationType>"
                + "<ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>" + isbn
                + "</IDValue></ProductIdentifier><DescriptiveDetail><ProductComposition>00</ProductComposition>"
                + "<ProductForm>ED</ProductForm><TitleDetail><TitleType>01</TitleType><TitleElement>"
                + "<TitleElementLevel>01</TitleElementLevel><TitleText>Title of " + reference
                + "</TitleText></TitleElement></TitleDetail>" + more + "</DescriptiveDetail></Product>";
    }

    static BookMetadata metadata(MetadataPatch patch) {
        return BookMetadata.EMPTY.apply(patch, "onix", NOW);
    }

    static String export(BookMetadata... books) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new OnixFeed().write(List.of(books).iterator(), new Letterhead("Bindery", NOW), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What a patch states, field by field, each field's values in order. */
    static Map<MetadataField<?>, List<Object>> fields(MetadataPatch patch) {
        Map<MetadataField<?>, List<Object>> fields = new LinkedHashMap<>();
        for (Statement<?> statement : patch.statements()) {
            fields.computeIfAbsent(statement.field(), any -> new ArrayList<>()).add(statement.value());
        }
        return fields;
    }
}
