package io.bindery.feeds.onix;

import io.bindery.api.error.RejectedException;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.feed.FeedProduct.Notice;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.feeds.onix.legacy.Upgrade;
import io.bindery.feeds.onix.message.OnixMessage;
import io.bindery.feeds.onix.message.RawRecord;
import io.bindery.feeds.onix.product.RecordReader;
import io.bindery.feeds.onix.rules.Problems;
import io.bindery.feeds.onix.rules.RecordCheck;
import io.bindery.feeds.onix.vocabulary.Vocabulary;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.TreeBuilder;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Makes a product of a record, or says why it cannot. For one message. */
final class ProductReading {

    /** Where the reference of a record that cannot be parsed would stand. */
    private static final Pattern REFERENCE =
            Pattern.compile("<(?:\\w+:)?(?:RecordReference|a001)\\b[^>]*>\\s*([^<]{1,200}?)\\s*<");

    private static final Pattern OTHER_DIGITS = Pattern.compile("[^\\x00-\\x7F]");

    private final OnixMessage message;
    private final Sender sender;

    ProductReading(OnixMessage message, Sender sender) {
        this.message = message;
        this.sender = sender;
    }

    /** @throws RejectedException if the record is an attack */
    FeedProduct read(RawRecord record) throws RejectedException, IOException {
        if (record.tooLong()) {
            return broken(record, OnixError.TOO_LARGE, "the product has more than 4 million characters", record.line());
        }
        if (record.undecodable()) {
            return broken(
                    record,
                    OnixError.WRONG_ENCODING,
                    "the product holds bytes that are not of the message's encoding",
                    lineOf(record, RawRecord.UNDECODABLE));
        }
        try {
            return product(message.parse(record));
        } catch (SAXParseException e) {
            String why = record.cutOff() ? "its end is missing" : String.valueOf(e.getMessage());
            return broken(record, OnixError.NOT_WELL_FORMED, why, record.cutOff() ? record.line() : e.getLineNumber());
        } catch (SAXException e) {
            return broken(record, OnixError.TOO_LARGE, String.valueOf(e.getMessage()), record.line());
        }
    }

    private static int lineOf(RawRecord record, char sought) {
        int at = record.xml().indexOf(sought);
        return record.line()
                + (int) record.xml()
                        .substring(0, at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private FeedProduct broken(RawRecord record, OnixError error, String why, int line) {
        Matcher matcher = REFERENCE.matcher(record.xml());
        String reference = matcher.find() ? matcher.group(1).replace(RawRecord.UNDECODABLE, '\uFFFD') : "";
        Problems problems = new Problems(reference.isEmpty() ? "a product without reference" : reference);
        problems.refuse(error, why, line);
        return made(reference, Notice.COMPLETE, List.of(), MetadataPatch.EMPTY, Set.of(), problems);
    }

    private FeedProduct product(Element parsed) {
        String reference = parsed.textOf("RecordReference");
        Problems problems = new Problems(reference.isEmpty() ? "a product without reference" : reference);
        Element product;
        if (message.head().old()) {
            product = new Upgrade().upgrade(parsed);
        } else {
            product = parsed;
            new RecordCheck(Vocabulary.ONIX3, problems).check(product);
        }
        if (reference.isEmpty()) {
            problems.refuse(OnixError.MISSING, "RecordReference is missing", product.line());
        }
        Notice notice = notice(product, problems);
        Set<String> parts = product.children().stream()
                .map(Element::name)
                .filter(name -> !name.matches("RecordReference|NotificationType|" + TreeBuilder.CARRIED))
                .collect(Collectors.toSet());
        sender.complete(product);
        RecordReader reader = new RecordReader(problems);
        MetadataPatch patch = reader.read(product);
        boolean refused = problems.all().stream().anyMatch(it -> it.severity().rejects());
        identifiers(product, reader.identifiers(), notice, problems);
        if (notice == Notice.COMPLETE && !product.has("DescriptiveDetail")) {
            problems.refuse(OnixError.MISSING, "DescriptiveDetail is missing", product.line());
        }
        return made(reference, notice, reader.identifiers(), refused ? MetadataPatch.EMPTY : patch, parts, problems);
    }

    private static Notice notice(Element product, Problems problems) {
        String code = product.textOf("NotificationType");
        return switch (code) {
            case "01", "02", "03", "08", "09" -> Notice.COMPLETE;
            case "04" -> Notice.UPDATE;
            case "05" -> Notice.DELETE;
            case "88", "89" -> Notice.TEST;
            default -> {
                problems.refuse(
                        OnixError.UNKNOWN_NOTICE,
                        code.isEmpty() ? "NotificationType is missing" : "NotificationType is \"" + code + "\"",
                        product.line());
                yield Notice.COMPLETE;
            }
        };
    }

    /** A record must say which product it is about, and an ISBN must not only look like one. */
    private static void identifiers(Element product, List<Identifier> understood, Notice notice, Problems problems) {
        for (Element identifier : product.all("ProductIdentifier")) {
            String value = identifier.textOf("IDValue");
            String type = identifier.textOf("ProductIDType");
            boolean number = type.equals("15") || type.equals("02") || type.equals("03");
            if (number && OTHER_DIGITS.matcher(value).find()) {
                String plain = Normalizer.normalize(value, Normalizer.Form.NFKC);
                String hint = plain.equals(value) ? "" : "; it looks like " + plain;
                problems.refuse(
                        OnixError.BAD_IDENTIFIER,
                        "\"" + value + "\" holds characters that only look like digits" + hint,
                        identifier.line());
            }
        }
        if (understood.isEmpty() && notice != Notice.DELETE) {
            boolean some = product.has("ProductIdentifier");
            problems.refuse(
                    some ? OnixError.BAD_IDENTIFIER : OnixError.MISSING,
                    some ? "no ProductIdentifier is right" : "ProductIdentifier is missing",
                    product.line());
        }
    }

    private FeedProduct made(
            String reference,
            Notice notice,
            List<Identifier> identifiers,
            MetadataPatch patch,
            Set<String> parts,
            Problems problems) {
        return new FeedProduct(
                reference, notice, sender.name(), sender.sentAt(), identifiers, patch, parts, problems.all());
    }
}
