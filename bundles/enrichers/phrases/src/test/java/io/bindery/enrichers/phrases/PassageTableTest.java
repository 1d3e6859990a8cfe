package io.bindery.enrichers.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.testkit.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The table of {@link Background} is what the test books give: in how many passages of a thousand words a word occurs. {@code -Dbindery.derive}
 * writes it anew.
 */
class PassageTableTest {

    private static final List<String> BOOKS = List.of(
            "accessible_epub_3", "childrens-literature", "linear-algebra", "moby-dick", "sherlock-holmes", "wasteland");
    private static final int PASSAGE = 1_000;
    /** Of each book, so that no long one rules the table. */
    private static final int MOST_PASSAGES = 60;

    private static final Pattern UNSEEN =
            Pattern.compile("(?s)<(head|script|style|math|svg)\\b.*?</\\1>|<[^>]+>|&[^;\\s]{1,10};");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*[a-z]");

    @Test
    void the_table_is_what_the_books_give() throws IOException {
        Map<String, Integer> passagesWith = new TreeMap<>();
        int passages = 0;
        for (String book : BOOKS) {
            List<String> words = words(Corpus.path("epub/books/" + book + ".epub"));
            int count = Math.max(1, words.size() / PASSAGE);
            for (int i = 0; i < Math.min(count, MOST_PASSAGES); i++) {
                int from = (int) ((long) i * count / Math.min(count, MOST_PASSAGES)) * PASSAGE;
                List<String> passage = words.subList(from, Math.min(words.size(), from + PASSAGE));
                new HashSet<>(passage).forEach(word -> passagesWith.merge(word, 1, Integer::sum));
                passages++;
            }
        }
        StringBuilder table = new StringBuilder("""
                # In how many of so many passages of a thousand words a word occurs (those in one only are left out). Counted in these books:
                # Accessible EPUB 3 (M. Garrish), Children's Literature (C. M. Curry and E. E. Clippinger), A First Course in Linear Algebra
                # (R. A. Beezer), Moby-Dick (H. Melville), The Adventures of Sherlock Holmes (A. C. Doyle), The Waste Land (T. S. Eliot); of each
                # at most 60 passages. PassageTableTest writes it anew.
                """);
        table.append('\t').append(passages).append('\n');
        passagesWith.forEach((word, count) -> {
            if (count > 1) {
                table.append(word).append('\t').append(count).append('\n');
            }
        });
        Path file = Corpus.projectRoot()
                .resolve("bundles/enrichers/phrases/src/main/resources/io/bindery/enrichers/phrases/passages.tsv");
        if (System.getProperty("bindery.derive") != null) {
            Files.writeString(file, table);
        }
        assertThat(file).hasContent(table.toString());
    }

    private static List<String> words(Path epub) throws IOException {
        List<String> words = new ArrayList<>();
        try (ZipFile zip = new ZipFile(epub.toFile())) {
            List<String> names = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches(".*\\.x?html?") && !name.matches(".*(nav|toc|cover).*"))
                    .sorted()
                    .toList();
            for (String name : names) {
                String page = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
                String text = UNSEEN.matcher(page).replaceAll(" ").toLowerCase(Locale.ROOT);
                WORD.matcher(text).results().forEach(result -> words.add(result.group()));
            }
        }
        return words;
    }
}
