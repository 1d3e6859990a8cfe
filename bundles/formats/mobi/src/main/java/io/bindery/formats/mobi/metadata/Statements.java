package io.bindery.formats.mobi.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.formats.mobi.palm.KindleBook.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The entries of a book's metadata as text, and the patch that takes what they say. In a hybrid the KF8 part speaks, and the other one
 * where it is silent. Not safe for use by several threads.
 */
final class Statements {

    private final KindleBook book;
    private final MetadataPatch.Builder patch;

    Statements(KindleBook book, MetadataPatch.Builder patch) {
        this.book = book;
        this.patch = patch;
    }

    KindleBook book() {
        return book;
    }

    /** All texts of a type that are not blank, in order. */
    List<String> texts(ExthField type) {
        for (Part part : List.of(book.best(), book.first())) {
            BookHeader header = part.header();
            List<String> texts = header.exth().all(type.number).stream()
                    .map(value -> value.text(0, value.length(), header.charset())
                            .replace("\0", "")
                            .strip())
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    Optional<String> text(ExthField type) {
        return texts(type).stream().findFirst();
    }

    /** The number of a type; empty if there is none. */
    Optional<Long> number(ExthField type) {
        for (Part part : List.of(book.best(), book.first())) {
            long number = part.header().exth().number(type.number);
            if (number != BookHeader.NONE) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /** States the first text of a type. */
    void one(MetadataField<String> field, ExthField type) {
        text(type).ifPresent(text -> patch.add(field, text, type.origin()));
    }

    /** States what all texts of a type say. */
    <T> void all(MetadataField<T> field, ExthField type, Function<String, Optional<T>> meaning) {
        for (String text : texts(type)) {
            meaning.apply(text).ifPresent(value -> patch.add(field, value, type.origin()));
        }
    }

    <T> void add(MetadataField<T> field, T value, String origin) {
        patch.add(field, value, origin);
    }
}
