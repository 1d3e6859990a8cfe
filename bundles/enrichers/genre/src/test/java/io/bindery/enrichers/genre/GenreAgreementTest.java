package io.bindery.enrichers.genre;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.embedders.bge.BgeEmbedder;
import io.bindery.enrichers.genre.Classifier.Scored;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestStepContext;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Precision and recall over the books of {@code books.tsv}, by title and description. {@code -Dbindery.derive} writes the table of
 * {@code docs/agreement/genre.md} anew.
 */
class GenreAgreementTest {

    @TempDir
    static Path natives;

    private static final List<Judged> BOOKS = new ArrayList<>();

    private record Judged(String title, List<String> codes, List<Scored> ranked) {}

    /** Of suggestions against the given subjects. */
    private record Measure(int books, int answered, int suggested, int right, int given, int firstRight) {
        double precision() {
            return suggested == 0 ? 0 : (double) right / suggested;
        }

        double recall() {
            return (double) right / given;
        }

        double harmonicMean() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    @BeforeAll
    static void rankAll() throws Exception {
        BgeEmbedder embedder = new BgeEmbedder(natives);
        Classifier classifier = new Classifier();
        Set<String> codes =
                new java.util.HashSet<>(Label.all().stream().map(Label::bisac).toList());
        try (InputStream table = GenreAgreementTest.class.getResourceAsStream("books.tsv");
                TestStepContext context = new TestStepContext()) {
            List<String> lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                String[] cells = line.split("\t");
                List<String> given = List.of(cells[2].split(" "));
                assertThat(codes).as(cells[0]).containsAll(given);
                List<String> said = List.of(cells[3], cells[0] + ". " + cells[3]);
                BOOKS.add(new Judged(cells[0], given, classifier.rank(embedder, said, List.of(), context)));
            }
        }
    }

    private static Measure measure(int parity, Suggestions suggestions) {
        int books = 0;
        int answered = 0;
        int suggested = 0;
        int right = 0;
        int given = 0;
        int first = 0;
        for (int i = 0; i < BOOKS.size(); i++) {
            if (i % 2 != parity) {
                continue;
            }
            Judged book = BOOKS.get(i);
            List<String> found = suggestions.of(book.ranked()).stream()
                    .map(scored -> scored.label().bisac())
                    .toList();
            books++;
            answered += found.isEmpty() ? 0 : 1;
            suggested += found.size();
            right += (int) found.stream().filter(book.codes()::contains).count();
            given += book.codes().size();
            first += !found.isEmpty() && book.codes().contains(found.get(0)) ? 1 : 0;
        }
        return new Measure(books, answered, suggested, right, given, first);
    }

    @Test
    void the_set_is_large_and_every_label_is_known() {
        assertThat(BOOKS).hasSizeGreaterThan(200);
        assertThat(Label.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Label.all())
                .extracting(Label::bisac)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z]{3}\\d{6}"));
        assertThat(Label.all()).extracting(Label::thema).allMatch(code -> code.matches("[A-Z]{1,4}[A-Z0-9]{0,2}"));
    }

    @Test
    void what_is_suggested_first_is_right_for_most_books_that_were_not_tuned_to() throws Exception {
        Suggestions used = new Suggestions(Suggestions.THRESHOLD, Suggestions.MOST, Suggestions.MARGIN);
        Measure judged = measure(1, used);
        String page = page(used, judged);
        Path file = Corpus.projectRoot().resolve("docs/agreement/genre.md");
        if (System.getProperty("bindery.derive") != null) {
            Files.writeString(file, page);
        }
        assertThat(judged.precision()).isGreaterThan(0.5);
        assertThat((double) judged.firstRight() / judged.answered()).isGreaterThan(0.6);
        assertThat((double) judged.answered() / judged.books()).isGreaterThan(0.7);
    }

    private static String page(Suggestions used, Measure judged) {
        StringBuilder page = new StringBuilder(
                        "<!-- Derived by a test: `mvn verify -Dbindery.derive` writes it anew. -->\n\n")
                .append("## Genre\n\n")
                .append("Subjects of BISAC that the plugin suggests for ")
                .append(BOOKS.size())
                .append(
                        " public-domain books by their title and a sentence or two on them, against the subjects that we gave them\n")
                .append("(`bundles/enrichers/genre/src/test/resources/…/books.tsv` says how); ")
                .append(Label.all().size())
                .append(" subjects are to choose from. Model: bge-small-en-v1.5, quantised.\n")
                .append(
                        "The threshold was chosen on every second book. The others' figures had been seen for some thresholds by then, so they are not quite a blind test. We wrote labels, descriptions and subjects alike, which flatters.\n\n")
                .append(
                        "| books | threshold | got an answer | suggested | right | precision | recall | F1 | the first one right |\n")
                .append("|---|---|---|---|---|---|---|---|---|\n");
        row(page, "chosen on", used, measure(0, used));
        for (double threshold : new double[] {0, 0.24, 0.26, 0.28, 0.32, 0.34}) {
            Suggestions other = new Suggestions(threshold, used.most(), used.margin());
            row(page, "chosen on", other, measure(0, other));
        }
        row(page, "**judged on**", used, judged);
        page.append("\nAll three best whatever their score: precision ")
                .append(percent(measure(1, new Suggestions(-1, 3, 2)).precision()))
                .append(", recall ")
                .append(percent(measure(1, new Suggestions(-1, 3, 2)).recall()))
                .append(".\n\nBy group, over all books, with the threshold that is used:\n\n")
                .append("| group | books | got an answer | the first one right |\n|---|---|---|---|\n");
        Map<String, int[]> groups = new TreeMap<>();
        for (Judged book : BOOKS) {
            List<Scored> found = used.of(book.ranked());
            int[] group = groups.computeIfAbsent(book.codes().get(0).substring(0, 3), key -> new int[3]);
            group[0]++;
            group[1] += found.isEmpty() ? 0 : 1;
            group[2] += !found.isEmpty()
                            && book.codes().contains(found.get(0).label().bisac())
                    ? 1
                    : 0;
        }
        Map<String, String> names = new HashMap<>();
        Label.all()
                .forEach(label -> names.put(
                        label.bisac().substring(0, 3),
                        label.heading().substring(0, label.heading().indexOf(" /"))));
        groups.forEach((group, counts) -> page.append("| ")
                .append(names.get(group))
                .append(" | ")
                .append(counts[0])
                .append(" | ")
                .append(counts[1])
                .append(" | ")
                .append(counts[2])
                .append(" |\n"));
        return page.toString();
    }

    private static void row(StringBuilder page, String name, Suggestions suggestions, Measure measure) {
        page.append(String.format(
                Locale.ROOT,
                "| %s (%d) | %.2f | %s | %d | %d | %s | %s | %.2f | %s |%n",
                name,
                measure.books(),
                suggestions.threshold(),
                percent((double) measure.answered() / measure.books()),
                measure.suggested(),
                measure.right(),
                percent(measure.precision()),
                percent(measure.recall()),
                measure.harmonicMean(),
                percent(measure.answered() == 0 ? 0 : (double) measure.firstRight() / measure.answered())));
    }

    private static String percent(double part) {
        return Math.round(part * 100) + " %";
    }
}
