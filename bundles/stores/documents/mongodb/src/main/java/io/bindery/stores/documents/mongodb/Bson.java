package io.bindery.stores.documents.mongodb;

import io.bindery.api.document.BookDocument;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;

/**
 * Documents as MongoDB keeps them. It takes no NUL in a name, and a dot or a dollar sign there means something to its queries; so these
 * and the percent sign are escaped as in a URL.
 */
final class Bson {

    static final String ID = "_id";
    static final String PUBLISHER = "publisher";
    static final String VERSION = "version";
    static final String CONTENT = "content";
    /** Stands in the place of a content that is too large. */
    static final String OMITTED = "omitted";

    /** MongoDB takes 16 MiB. */
    private static final int LARGEST = 16_000_000;

    private Bson() {}

    static RawBsonDocument of(BookDocument book) {
        Document document = head(book).append(CONTENT, document(book.content()));
        RawBsonDocument raw = new RawBsonDocument(document, new DocumentCodec());
        int size = raw.getByteBuffer().remaining();
        if (size <= LARGEST) {
            return raw;
        }
        return new RawBsonDocument(
                head(book).append(OMITTED, "the content is too large for MongoDB: " + size + " bytes"),
                new DocumentCodec());
    }

    private static Document head(BookDocument book) {
        return new Document(ID, book.id()).append(PUBLISHER, book.publisher()).append(VERSION, book.version());
    }

    static BookDocument book(Document document) {
        Document content = document.get(CONTENT, new Document());
        return new BookDocument(
                document.getString(ID), document.getString(PUBLISHER), document.getLong(VERSION), map(content));
    }

    private static Document document(Map<?, ?> map) {
        Document document = new Document();
        map.forEach((key, value) -> document.append(escaped(String.valueOf(key)), to(value)));
        return document;
    }

    private static Object to(Object value) {
        if (value instanceof Map<?, ?> map) {
            return document(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Bson::to).toList();
        }
        if (value instanceof BigDecimal number) {
            return decimal(number);
        }
        boolean taken = value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String;
        return taken ? value : String.valueOf(value);
    }

    private static Object decimal(BigDecimal number) {
        try {
            return new Decimal128(number);
        } catch (NumberFormatException e) { // of more than 34 digits
            return number.toString();
        }
    }

    private static Map<String, Object> map(Map<?, ?> document) {
        Map<String, Object> map = new LinkedHashMap<>();
        document.forEach((key, value) -> map.put(unescaped(String.valueOf(key)), from(value)));
        return map;
    }

    private static Object from(Object value) {
        if (value instanceof Map<?, ?> document) {
            return map(document);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Bson::from).toList();
        }
        return value instanceof Decimal128 number ? number.bigDecimalValue() : value;
    }

    private static String escaped(String key) {
        return key.replace("%", "%25").replace(".", "%2E").replace("$", "%24").replace("\u0000", "%00");
    }

    private static String unescaped(String key) {
        return key.replace("%00", "\u0000")
                .replace("%24", "$")
                .replace("%2E", ".")
                .replace("%25", "%");
    }
}
