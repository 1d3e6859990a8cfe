package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.formats.epub.validate.EpubValidator;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** For every book of the corpus, our findings are those that EPUBCheck's own command line reports. */
class EpubCheckAgreementTest {

    private final EpubValidator validator = new EpubValidator();

    @Test
    void every_small_book_gets_the_findings_of_epubcheck() throws Exception {
        assertAgreement("epub/epubcheck", 191, "EPUB: EPUBCheck's own test books");
    }

    @Test
    void every_whole_book_gets_the_findings_of_epubcheck() throws Exception {
        assertAgreement("epub/books", 9, "EPUB: whole books");
    }

    private void assertAgreement(String folder, int books, String title) throws Exception {
        List<String> lines = Files.readAllLines(Corpus.path(folder + "/EXPECTED.tsv"));
        List<String[]> expected =
                lines.stream().skip(1).map(line -> line.split("\t", -1)).toList();
        assertThat(expected).hasSize(books);
        // Several at once, as in the platform: an answer must not depend on who else is asking.
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String[] line : expected) {
                answers.add(threads.submit(() -> disagreement(Corpus.path(folder + "/" + line[0]), line[1])));
            }
            List<String> disagreements = new ArrayList<>();
            for (Future<String> answer : answers) {
                disagreements.add(answer.get());
            }
            same(folder.replace('/', '-'), page(title, expected, disagreements));
            assertThat(disagreements).filteredOn(text -> !text.isEmpty()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static String page(String title, List<String[]> expected, List<String> disagreements) {
        List<String> others =
                disagreements.stream().filter(text -> !text.isEmpty()).toList();
        StringBuilder page = new StringBuilder("## " + title + "\n\n")
                .append("Findings of EPUBCheck 5.3.0 by itself against those of the plugin, by severity and code.\n\n")
                .append("| books | without findings | with findings | agree | disagree |\n|---|---|---|---|---|\n");
        long silent = expected.stream().filter(line -> line[1].equals("-")).count();
        int all = expected.size();
        page.append("| %d | %d | %d | %d | %d |\n"
                .formatted(all, silent, all - silent, all - others.size(), others.size()));
        others.forEach(text -> page.append("\n- " + text));
        return page.toString();
    }

    /** With {@code -Dbindery.derive} the page is written anew. */
    private static void same(String name, String derived) throws IOException {
        Path page = Corpus.projectRoot().resolve("docs/agreement").resolve(name + ".md");
        if (System.getProperty("bindery.derive") != null) {
            Files.writeString(page, derived);
        }
        assertThat(page).hasContent(derived);
    }

    private String disagreement(Path file, String expected) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            List<Finding> findings = validator.validate(blob(file), context).findings();
            String found = summary(findings);
            return found.equals(expected) ? "" : file.getFileName() + ": expected " + expected + " but found " + found;
        } catch (io.bindery.api.error.RejectedException e) {
            return file.getFileName() + ": expected " + expected + " but was rejected: " + e.getMessage();
        }
    }

    /** Under the name that the platform would give it, which says nothing. */
    private static TestBook blob(Path file) throws IOException {
        return TestBook.of("blob", MediaType.EPUB, Files.readAllBytes(file));
    }

    private static String summary(List<Finding> findings) {
        TreeMap<String, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.severity().label() + ":" + finding.code(),
                        TreeMap::new,
                        Collectors.counting()));
        return counts.isEmpty()
                ? "-"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + ":" + count.getValue())
                        .collect(Collectors.joining(","));
    }
}
