package io.bindery.converters.print.book;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What printing needs to know of a book. Immutable.
 *
 * @param packagePath where its package document lies
 * @param title its main title; the file's name if it has none
 * @param language BCP 47; {@code und} if it says nothing
 * @param authors in their order; may be empty
 * @param statements other statements of Dublin Core by local name: {@code publisher}, {@code description}, {@code subject},
 *     {@code rights}, {@code date}
 * @param modified ISO 8601 in UTC; empty if it says nothing
 * @param uniqueIdentifier as it stands, for the fonts that are obfuscated with it
 * @param rightToLeft whether its pages turn to the right
 * @param parts the documents, in reading order
 * @param items media types of its files by path
 * @param contents the table of contents; may be empty
 * @param cover the path of its cover picture
 * @param fonts the fonts that are obfuscated, by path
 */
public record Book(
        String packagePath,
        String title,
        String language,
        List<String> authors,
        Map<String, List<String>> statements,
        String modified,
        String uniqueIdentifier,
        boolean rightToLeft,
        List<Part> parts,
        Map<String, String> items,
        List<Entry> contents,
        Optional<String> cover,
        Map<String, Obfuscation> fonts) {

    public Book {
        authors = List.copyOf(authors);
        statements = Map.copyOf(statements);
        parts = List.copyOf(parts);
        items = Map.copyOf(items);
        contents = List.copyOf(contents);
        fonts = Map.copyOf(fonts);
    }

    /**
     * One document of the spine.
     *
     * @param fixed whether its page has a size of its own (EPUB 3.3, section 8.2.2.1)
     */
    public record Part(String path, String mediaType, boolean fixed) {}

    /**
     * One line of the table of contents.
     *
     * @param depth from 1
     * @param target empty for a heading that leads nowhere
     */
    public record Entry(String label, Optional<Spot> target, int depth) {}

    /** How a font is obfuscated. */
    public enum Obfuscation {
        /** EPUB 3.3, section 4.4: 1040 bytes with the SHA-1 of the unique identifier. */
        IDPF,
        /** Adobe's older way: 1024 bytes with the bytes of the UUID. */
        ADOBE
    }
}
